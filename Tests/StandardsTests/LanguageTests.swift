import Foundation
import Testing
import Wording

@testable import Standards

@Suite("A library speaks one language")
struct LanguageTests {
    private static let english = Result { try StandardLibrary.load(folder: repository + "/standards", language: .en) }
    private static let chinese = Result { try StandardLibrary.load(folder: repository + "/standards") }

    private func hasHan(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value) }
    }

    @Test("whoever reads English meets no Chinese in what is shipped")
    func nothingIsUntranslated() throws {
        let library = try Self.english.get()
        var left: [String] = []
        func look(_ text: String?, _ place: String) {
            guard let text else { return }
            if hasHan(text) || text.isEmpty { left.append("\(place): \(text)") }
        }
        for standard in library.standards {
            let document = standard.document
            for text in [standard.title, document.name, document.number, document.issuer, standard.open, document.note?.en] { look(text, standard.id) }
            for family in standard.families { look(family.title.en, standard.id) }
            for rule in standard.processRules + standard.definitions {
                look(rule.title, rule.id)
                look(rule.source.clause, rule.id)
            }
            for dropped in standard.dropped { look(dropped.reason, dropped.id) }
            for criterion in standard.criteria {
                let place = "\(standard.id)/\(criterion.id)"
                for text in [criterion.title, criterion.group, criterion.rectification?.measure, criterion.rectification?.responsible] { look(text, place) }
                for source in [criterion.source] + criterion.forms.flatMap({ $0.unless.map(\.source) }) {
                    look(source.clause, place)
                    look(source.reason, place)
                }
                for form in criterion.forms {
                    for number in AskedNumber.all(in: form) { look(number.unit, place) }
                    for level in form.require.levels?.levels ?? [] { look(level.label, place) }
                }
            }
        }
        let vocabulary = library.vocabulary
        for kind in vocabulary.kinds {
            look(kind.label, kind.id)
            for field in kind.table.fields { [field.label, field.unit].forEach { look($0, "\(kind.id).\(field.id)") } }
        }
        for record in vocabulary.records {
            look(record.label, record.id)
            for field in record.table.fields { [field.label, field.unit].forEach { look($0, "\(record.id).\(field.id)") } }
        }
        for list in vocabulary.termLists {
            look(list.label, list.id)
            for term in list.items { [term.label, term.unit].forEach { look($0, "\(list.id)/\(term.id)") } }
        }
        #expect(left == [])
    }

    @Test("files are understood the same in both, and mean the same")
    func languageChangesOnlyWords() throws {
        let (zh, en) = (try Self.chinese.get(), try Self.english.get())
        #expect(zh.standards.map(\.id) == en.standards.map(\.id))
        for (own, other) in zip(zh.standards.flatMap(\.criteria), en.standards.flatMap(\.criteria)) {
            #expect(own.id == other.id && own.forms.map(\.kind) == other.forms.map(\.kind) && own.facts == other.facts && own.origin == other.origin)
            #expect(own.forms.map { $0.require.fields } == other.forms.map { $0.require.fields }, "\(own.id)")
        }
        for (own, other) in zip(zh.vocabulary.kinds, en.vocabulary.kinds) {
            #expect(own.label == other.written && own.written == other.written)
            for field in own.table.fields {
                for word in [field.id, field.label] + field.aliases {
                    #expect(own.table.slot(zh.vocabulary.symbols.symbol(word)) == other.table.slot(en.vocabulary.symbols.symbol(word)), "\(own.id).\(word)")
                }
            }
        }
    }

    @Test("a county that writes its titles in Chinese alone loads in both, and its words' ids stand for what has no English")
    func plainTitlesStay() throws {
        let folder = try LibraryFolder([
            "t": LibraryFolder.standard("t", "criteria:\n" + LibraryFolder.criterion(require: "{field: waiting-area, at-least: 20 m²}")),
            "own": "vocabulary-overlay: own\nkinds:\n  village-clinic:\n    fields: [{id: waiting-area, label: 候诊面积, type: number, unit: m²}, "
                + "{id: tcm-hall-2, label: {zh: 国医馆, en: second TCM hall}, type: yes-no}, {id: floor-area, label: {zh: 建筑面积, en: area}}]\n",
        ])
        defer { folder.remove() }
        let library = try StandardLibrary.load(folder: folder.path, language: .en)
        let criterion = try #require(library.standard("t")?.criteria.first)
        let own = try StandardLibrary.load(folder: folder.path).standard("t")?.criteria.first
        #expect(criterion.title == own?.title)
        let table = library.vocabulary.kinds[try #require(library.vocabulary.kind("village-clinic"))].table
        #expect(table.fields.first { $0.id == "waiting-area" }?.label == "waiting area")
        #expect(table.fields.first { $0.id == "tcm-hall-2" }?.label == "second TCM hall")
        #expect(table.fields.first { $0.id == "floor-area" }?.label == "floor area")
    }

    @Test(
        "clauses are numbered as English does",
        arguments: [
            ("三（五）2", "III(5)2"), ("二（二）1", "II(2)1"), ("二13", "II.13"), ("第十三条", "art. 13"), ("第四十四条（三）（四）", "art. 44(3)(4)"), ("三、附件", "III, annex"),
            ("二（一）1、二（二）2", "II(1)1, II(2)2"), ("三（十二）", "III(12)"), ("第二款", "para. 2"), ("第二十条", "art. 20"), ("4.1.3", "4.1.3"), ("新闻报道", "新闻报道"),
        ])
    func clauses(chinese: String, english: String) { #expect(ClauseNumber.english(chinese) == english) }
}
