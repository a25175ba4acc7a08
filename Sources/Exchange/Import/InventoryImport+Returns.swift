import Digests
import Files
import Inventories
import Photos
import Quantities
import Standards
import Wording

/// Forms that came back as documents: their answers, their photos, and that they came.
extension InventoryImport {
    /// Forms that are to be brought in.
    package struct Returns {
        /// The forms.
        package private(set) var forms: [ReturnSorter.Sorted]
        /// The day they are brought in.
        var day: Day

        /// Forms that may come in.
        package init(_ forms: [ReturnSorter.Sorted], on day: Day) {
            self.forms = forms
            self.day = day
        }

        /// Nothing.
        static let none = Returns([], on: Day(number: 0))

        /// The forms of each facility, those of inspectors by themselves, the earliest first.
        package var groups: [[ReturnSorter.Sorted]] {
            var order: [[String]] = []
            var groups: [[String]: [ReturnSorter.Sorted]] = [:]
            for form in forms {
                let key = [form.code, form.form.isVisit ? "visit" : ""]
                if groups[key] == nil { order.append(key) }
                groups[key, default: []].append(form)
            }
            return order.map { groups[$0]!.sorted { ($0.form.on, $0.form.form.made, $0.form.source) < ($1.form.on, $1.form.form.made, $1.form.source) } }
        }
    }

    /// What problems with some forms of one facility are told of.
    package static func name(of forms: [ReturnSorter.Sorted]) -> String { forms.map(\.form.source).joined(separator: " + ") }

    /// Takes the answers of forms.
    func take(_ returns: Returns, _ importer: SheetImporter, _ problems: ImportProblems) {
        for group in returns.groups {
            problems.files.append(Self.name(of: group))
            let number = problems.files.count - 1
            if group[0].form.isVisit {
                for sorted in group { importer.take(visit: sorted.form, code: sorted.code, boxes: sorted.last?.boxes ?? [], number: number) }
            } else {
                importer.take(
                    .init(
                        code: group[0].code, forms: group.map(\.form), boxes: group.last?.last?.boxes ?? [],
                        files: group.reduce(into: [:]) { $0.merge(EvidenceNames.files(of: $1.form)) { _, later in later } }),
                    number: number)
            }
        }
    }

    /// Adds the photos of forms and the lines that say that they came.
    func keep(_ returns: Returns, _ existing: Inventory?, _ plan: inout Plan, _ problems: ImportProblems) {
        guard let existing else { return }
        var entries: [String: [ReturnRegister.Entry]] = [:]
        var seen: Set<String> = []
        for sorted in returns.forms {
            let form = sorted.form
            guard let roster = existing.rosters[existing.codes.county(of: sorted.code)]?.file else { continue }
            let home = roster.lastIndex(of: "/").map { String(roster[..<$0]) } ?? "."
            let names = EvidenceNames.files(of: form)
            for (digest, name) in names.sorted(by: { $0.value < $1.value }) {
                guard let photo = form.photos[digest], seen.insert(home + "/" + name).inserted else { continue }
                switch RegularFile.bytes(home + "/" + name) {
                case nil: plan.photos.append((home + "/" + name, photo.bytes))
                case photo.bytes?: break
                case .some: problems.add([Diagnostic(file: form.source, message: .otherFileThere(home + "/" + name), help: .mendEvidence)])
                }
            }
            entries[home, default: []].append(
                .init(
                    form: form, code: sorted.code, accepted: Set(sorted.reasons.compactMap(\.word)).sorted { $0.rawValue < $1.rawValue },
                    photos: form.answers.compactMap { answer in
                        let files = answer.photos.compactMap { names[$0.lowercased()] }
                        return files.isEmpty || !form.isVisit && namesItself(answer) ? nil : (ReturnedAsk(answer.ask)?.text ?? answer.ask, files)
                    }))
        }
        for (home, entries) in entries.sorted(by: { $0.key < $1.key }) {
            let path = home + "/" + ReturnRegister.file
            let before = RegularFile.bytes(path)
            plan.files.append((path, ReturnRegister.adding(entries, to: before.map { String(decoding: $0, as: UTF8.self) }, on: returns.day), before))
        }
    }

    /// Whether an answer goes into an attestation, whose `evidence` names its photos.
    private func namesItself(_ answer: ReturnedForm.Answer) -> Bool {
        guard case .question(let key)? = ReturnedAsk(answer.ask) else { return false }
        let kinds: (kind: KindID?, field: String)
        switch key {
        case .field(let id): kinds = (vocabulary.levels[vocabulary.levels.village].theOne, id)
        case .around(let kind, let id): kinds = (vocabulary.kind(kind), id)
        case .presence, .record: return false
        }
        guard let kind = kinds.kind, let slot = vocabulary.kinds[kind].table.slot(id: kinds.field) else { return false }
        return vocabulary.kinds[kind].table.fields[slot].isAttested
    }
}

/// How the photos that prove answers are called.
package enum EvidenceNames {
    /// The folder they lie in, beside the roster of their county.
    package static let folder = "evidence"

    /// The name of a photo: its own digest.
    static func name(of photo: Photo) -> String {
        var digest = SHA256()
        digest.update(photo.bytes)
        return "\(folder)/\(digest.digest().hexadecimal).\(photo.format.ending)"
    }

    /// The names of the photos that answers of a form rest on, by the digests the form gave them.
    static func files(of form: ReturnedForm) -> [String: String] {
        var files: [String: String] = [:]
        for digest in form.answers.flatMap(\.photos).map({ $0.lowercased() }) where files[digest] == nil {
            files[digest] = form.photos[digest].map { name(of: $0) }
        }
        return files
    }
}
