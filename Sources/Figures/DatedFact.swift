import Audit
import Inventories
import Quantities
import Standards
import Wording

/// A date that makes an answer another one when it comes: a licence that ends, a birthday, an exemption that runs out.
public struct DatedFact: Sendable, Hashable {
    /// What kind of date it is.
    public enum Kind: Sendable, Hashable {
        /// The last day on which something counts, such as 执业证有效期至.
        case expires(label: String)
        /// So many years since a date, such as 年龄 60 岁.
        case years(label: String, count: Int, unit: String)
        /// The last day of an exemption of the inventory.
        case exemption(label: String)
        /// The last day of a waiver, and who approved it.
        case waiver(approver: String)
        /// The day from which a criterion counts.
        case criterionDue
        /// The day of an answer that counts for a time only.
        case answer(label: String)
    }

    /// What kind of date it is.
    public var kind: Kind
    /// The code of the subject it is reported of; empty for what belongs to the criterion.
    public var subject: String
    /// What users call that subject: its village and name.
    public var place: String
    /// Of a record its id, such as a staff id; nil for a date of the subject itself. Never a person's name.
    public var record: String?
    /// The date as it is written.
    public var date: Day
    /// The first day on which it counts differently.
    public var turns: Day

    /// What kind of date it is, of what, and which day: the same whatever it is called.
    package var id: String {
        let name =
            switch kind {
            case .expires: "expires"
            case .years(_, let count, _): "years-\(count)"
            case .exemption: "exemption"
            case .waiver: "waiver"
            case .criterionDue: "criterion-due"
            case .answer: "answer"
            }
        return ([name] + (subject.isEmpty ? [] : [subject]) + (record.map { [$0] } ?? []) + [date.description]).joined(separator: " ")
    }

    /// What it says, without the place.
    public var text: Text {
        let who = record.map { $0 + " " } ?? ""
        switch kind {
        case .expires(let label): return Text(zh: "\(who)\(label) \(date)", en: "\(who)\(label) \(date)")
        case .years(let label, let count, let unit):
            return Text(zh: "\(who)\(label)于 \(turns) 满 \(count) \(unit)", en: "\(who)\(label) reaches \(count) \(unit) on \(turns)")
        case .exemption(let label): return Text(zh: "豁免“\(label)”有效期至 \(date)", en: "the exemption \(label) ends on \(date)")
        case .waiver(let approver): return Text(zh: "个案豁免（\(approver)批准）有效期至 \(date)", en: "the waiver approved by \(approver) ends on \(date)")
        case .criterionDue: return Text(zh: "条款自 \(date) 起为约束性", en: "the criterion counts from \(date)")
        case .answer(let label): return Text(zh: "“\(label)” \(date) 的答复自 \(turns) 起不再算数", en: "the answer to \(label) of \(date) counts no more from \(turns)")
        }
    }
}

/// Where a dated fact was found, and which field it is of.
struct LocatedFact: Sendable {
    var fact: DatedFact
    /// The field of the subject, or that holds the records.
    var field: FieldRef
    /// The kind of record and the slot of the date in it.
    var recordField: (record: Int, slot: Int)?
    /// Every place the subject stands in, by code.
    var within: Set<String>
}

/// Collects the dated facts of a township whose day comes within a stretch of time.
final class DatedFactCollector: SubjectVisitor {
    private(set) var facts: [LocatedFact] = []
    private let vocabulary: Vocabulary
    private let from: Day
    private let to: Day
    private let exemptions: ExemptionSlots?
    private let lives: [FieldRef: Set<AnswerLife>]

    /// - Parameter lives: how long answers count, by the attested field.
    init(_ vocabulary: Vocabulary, from: Day, to: Day, lives: [FieldRef: Set<AnswerLife>] = [:]) {
        self.lives = lives
        self.vocabulary = vocabulary
        self.from = from
        self.to = to
        exemptions = ExemptionSlots(vocabulary)
    }

    func enter(_ place: Facts, in frames: Frames) { collect(place, frames) }
    func visit(_ subject: Facts, in frames: Frames) { collect(subject, frames) }
    func leave(_ place: Facts, in frames: Frames) {}

    private func collect(_ facts: Facts, _ frames: Frames) {
        let kind = vocabulary.kinds[facts.kind]
        let outer = frames.byKind.compactMap { $0 }.filter { $0.code != facts.code }
        let within = Set(outer.map(\.code))
        let village = outer.filter { !$0.name.isEmpty }.max { $0.code.utf8.count < $1.code.utf8.count }?.name ?? ""
        let own = facts.name.isEmpty ? kind.label : facts.name
        let place = kind.isPlace || village.isEmpty ? own : "\(village)·\(own)"
        func add(_ kind: DatedFact.Kind, _ date: Day, _ turns: Day, record: String?, _ field: Int, _ recordField: (Int, Int)?) {
            guard turns > from, turns <= to else { return }
            self.facts.append(
                LocatedFact(
                    fact: DatedFact(kind: kind, subject: facts.code, place: place, record: record, date: date, turns: turns),
                    field: FieldRef(kind: facts.kind, slot: field), recordField: recordField, within: within))
        }
        for answer in facts.answers {
            let slot = Int(answer.slot)
            guard let day = answer.day else { continue }
            for life in lives[FieldRef(kind: facts.kind, slot: slot)] ?? [] {
                add(.answer(label: kind.table.fields[slot].label), day, life.lastDay(of: day).adding(days: 1), record: nil, slot, nil)
            }
        }
        dates(kind.table, value: { facts[$0] }) { kind, slot, date, turns in add(kind, date, turns, record: nil, slot, nil) }
        for (slot, field) in kind.table.fields.enumerated() {
            guard case .records(let recordKind) = field.type, facts[slot].tag == .records else { continue }
            let table = vocabulary.records[recordKind].table
            let (records, stride) = (facts[slot], table.fields.count)
            let idSlot = table.slot(id: "id")
            for record in 0..<records.recordCount {
                func value(_ slot: Int) -> Value { facts.value(records, record: record, stride: stride, slot: slot) }
                if let exemptions, exemptions.fieldByKind[facts.kind] == slot {
                    let (until, kind) = (value(exemptions.until), value(exemptions.kind))
                    guard until.tag == .date else { continue }
                    let label = kind.tag == .choice ? vocabulary.termLists[exemptions.kindList].items[Int(kind.payload)].label : ""
                    add(.exemption(label: label), until.day, until.day.adding(days: 1), record: nil, slot, (recordKind, exemptions.until))
                    continue
                }
                let id = idSlot.map(value).flatMap { $0.tag == .text ? facts.text($0) : nil } ?? "\(vocabulary.records[recordKind].label) \(record + 1)"
                dates(table, value: value) { kind, dateSlot, date, turns in add(kind, date, turns, record: id, slot, (recordKind, dateSlot)) }
            }
        }
    }

    /// The dates of a table that something derived depends on, with the days on which it turns.
    private func dates(_ table: FieldTable, value: (Int) -> Value, _ add: (DatedFact.Kind, Int, Day, Day) -> Void) {
        for field in table.fields {
            switch field.type {
            case .validUntil(let slot):
                let date = value(slot)
                if date.tag == .date { add(.expires(label: table.fields[slot].label), slot, date.day, date.day.adding(days: 1)) }
            case .yearsSince(let slot):
                let date = value(slot)
                guard date.tag == .date else { continue }
                let born = date.day.civil
                for year in from.civil.year...max(from.civil.year, to.civil.year) where year > born.year {
                    // A birthday on 29 February counts from 1 March where there is none.
                    guard let turns = Day(year: year, month: born.month, day: born.day) ?? Day(year: year, month: 3, day: 1) else { continue }
                    add(.years(label: field.label, count: year - born.year, unit: field.unit ?? vocabulary.language.word("年", "years")), slot, date.day, turns)
                }
            default: break
            }
        }
    }
}
