import Inventories
import Quantities
import Standards
import Wording
import Workbooks
import YAMLEditing
import YAMLReader
import YAMLWriter

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Brings spreadsheets into an inventory.
///
/// Everything is read, merged and checked in memory first; files are written only when nothing at all was wrong.
public struct InventoryImport {
    /// A spreadsheet to be imported.
    public struct Source {
        /// The file.
        public var path: String
        /// Which table its sheet is, when its name does not say.
        public var table: Table?

        /// A spreadsheet.
        public init(path: String, table: Table? = nil) {
            self.path = path
            self.table = table
        }
    }

    /// What an import would do.
    public struct Plan {
        /// The folder of the inventory.
        public var folder: String
        /// Files that change, with their new text and the bytes they were read as (nil: not there yet), in the order of their paths.
        public var files: [(path: String, text: String, before: [UInt8]?)] = []
        /// Every difference, when they were to be listed.
        public var changes: [Change] = []
        /// How many differences there are.
        public var changeCount = 0
        /// How many subjects change.
        public var subjectCount = 0
        /// What is odd without being wrong.
        public var warnings: [Diagnostic] = []
        /// Facilities that change without anybody being named who reported it.
        public var unsigned = 0
        /// Photos that are kept, with their bytes.
        public var photos: [(path: String, bytes: [UInt8])] = []
        /// What became of forms that came back as documents.
        package var returns = ReturnSummary()

        /// A plan that changes nothing.
        package init(folder: String) { self.folder = folder }
    }

    let tables: InventoryTables
    let vocabulary: Vocabulary
    let folder: String
    private let limits: YAMLLimits
    let workbookLimits: WorkbookLimits
    private let reported: (by: String, on: String)?
    private let makesRosters: Bool
    private let listsChanges: Bool

    /// An import into a folder.
    ///
    /// - Parameter reported: who reported what changes, and when, where the rows do not say.
    /// - Parameter makesRosters: whether places no roster knows are taken as the spreadsheets have them; for checking a form by itself.
    /// - Parameter listsChanges: whether every difference is put into words.
    public init(
        _ tables: InventoryTables, into folder: String, reported: (by: String, on: String)? = nil, limits: YAMLLimits = YAMLLimits(),
        workbookLimits: WorkbookLimits = WorkbookLimits(), makesRosters: Bool = false, listsChanges: Bool = false
    ) {
        self.listsChanges = listsChanges
        self.makesRosters = makesRosters
        self.tables = tables
        vocabulary = tables.vocabulary
        self.folder = folder
        self.limits = limits
        self.workbookLimits = workbookLimits
        self.reported = reported
    }

    // MARK: Planning

    /// What was found on site of one value.
    public struct Finding: Sendable {
        /// The facility or place.
        public var code: String
        /// What was looked at, as the checklist has it.
        public var item: String
        /// What was found.
        public var value: String
        /// Who looked.
        public var inspector: String
        /// On which day.
        public var day: Day
        /// What problems call it.
        public var name: String

        /// A finding.
        public init(code: String, item: String, value: String, by inspector: String, on day: Day, name: String) {
            self.code = code
            self.item = item
            self.value = value
            self.inspector = inspector
            self.day = day
            self.name = name
        }
    }

    /// Works out what findings would change.
    ///
    /// - Throws: ``InputError`` with everything that is wrong with them.
    public func plan(_ findings: [Finding], existing: Inventory) throws -> Plan {
        let problems = ImportProblems()
        let importer = SheetImporter(tables, problems)
        for finding in findings {
            problems.files.append(finding.name)
            importer.take(finding, at: CellPlace(file: problems.files.count - 1, sheet: nil, row: 0, column: -1))
        }
        importer.codes = existing.codes
        let rosters = RosterMerger.merge([], with: Array(existing.rosters.values), folder: folder, problems)
        importer.codes.tell(rosters.all)
        checkPlaces(importer, rosters.all, problems)
        if problems.diagnostics.hasErrors { throw InputError(problems.diagnostics) }
        return try merge(importer, rosters, existing, problems)
    }

    /// Reads the spreadsheets and works out what would change.
    ///
    /// - Parameter existing: the inventory in the folder; nil when there is none yet.
    /// - Throws: ``InputError`` with everything that is wrong with them.
    public func plan(_ sources: [Source], existing: Inventory?) throws -> Plan { try plan(sources, .none, existing: existing) }

    /// The same, with forms that came back as documents.
    package func plan(_ sources: [Source], _ returns: Returns, existing: Inventory?) throws -> Plan {
        let problems = ImportProblems()
        let importer = SheetImporter(tables, problems)
        var files: [(SpreadsheetFile, Table?)] = []
        for source in sources {
            problems.files.append(source.path)
            do {
                let file = try SpreadsheetFile(path: source.path, limits: workbookLimits)
                problems.add(file.warnings)
                files.append((file, source.table))
                try importer.read(file, number: problems.files.count - 1, table: source.table, rosters: true)
            } catch let error as InputError { problems.add(error.diagnostics) }
        }
        if problems.diagnostics.hasErrors { throw InputError(problems.diagnostics) }
        var rosters = RosterMerger.merge(importer.rosterRows, with: existing.map { Array($0.rosters.values) } ?? [], folder: folder, problems)
        importer.names = PlaceNames(rosters.all)
        importer.codes = existing?.codes ?? PlaceCodes(vocabulary.levels)
        importer.codes.tell(rosters.all)
        importer.keepsNames = makesRosters
        for (number, (file, table)) in files.enumerated() {
            do { try importer.read(file, number: number, table: table, rosters: false) } catch let error as InputError { problems.add(error.diagnostics) }
        }
        take(returns, importer, problems)
        if !importer.hasRead, returns.forms.isEmpty, rosters.new.isEmpty, !problems.diagnostics.hasErrors {
            problems.add([Diagnostic(file: sources.first?.path ?? "", message: .nothingToImport, help: .sheetNames(tables.tables.prefix(6).map(\.title)))])
        }
        if makesRosters, rosters.all.isEmpty {
            rosters = RosterMerger.merge(importer.placesMentioned, with: [], folder: folder, problems)
        }
        importer.codes.tell(rosters.all)
        checkPlaces(importer, rosters.all, problems)
        if problems.diagnostics.hasErrors { throw InputError(problems.diagnostics) }
        return try merge(importer, rosters, existing, problems, returns)
    }

    /// Villages and townships must be those of the roster.
    func checkPlaces(_ importer: SheetImporter, _ rosters: [Roster], _ problems: ImportProblems) {
        var known: Set<String> = []
        var names: [String: String] = [:]
        for roster in rosters {
            known.insert(roster.county)
            for township in roster.townships {
                known.insert(township.code)
                for village in township.villages {
                    known.insert(village.code)
                    names[village.code] = village.name
                }
            }
        }
        let counties = Set(rosters.map(\.county))
        for code in importer.order {
            guard let update = importer.updates[code] else { continue }
            let (codes, levels) = (importer.codes, vocabulary.levels)
            let county = codes.county(of: code)
            guard counties.contains(county) else {
                // Counties and what stands above them need no roster.
                if codes.level(of: code).map({ $0 == levels.township || $0 == levels.village }) ?? true {
                    problems.error(update.place, .noRoster(county), help: .giveRoster)
                }
                continue
            }
            let place = codes.innermost(code)?.code ?? code
            if !known.contains(place) {
                let near = update.name.flatMap { name in names.first { $0.value == name } }
                problems.error(
                    update.place, .notInTheRoster(place),
                    help: near.map { .nameHasCode($0.value, $0.key) } ?? .nearest(place, among: Array(known)) ?? .checkRosterFile)
            }
        }
    }

    // MARK: Merging

    func merge(
        _ importer: SheetImporter, _ rosters: RosterMerger.Result, _ existing: Inventory?, _ problems: ImportProblems, _ returns: Returns = .none
    ) throws -> Plan {
        let fields = FieldText(vocabulary)
        let levels = vocabulary.levels
        var groups: [String: [SubjectUpdate]] = [:]
        var kinds: [String: KindID] = [:]
        for code in importer.order {
            guard let update = importer.updates[code] else { continue }
            guard let file = importer.codes.fileCode(of: code) else { continue }
            groups[file.code, default: []].append(update)
            kinds[file.code] = file.kind
        }
        var paths: [String: String] = [:]
        for file in (existing?.townships ?? []) + (existing?.counties ?? []) + (existing?.cities ?? []) where paths[file.code] == nil {
            paths[file.code] = file.path
        }
        var plan = Plan(folder: folder)
        let reader = TapeReader(limits: limits)
        for code in groups.keys.sorted() {
            guard let kind = kinds[code], let key = levels[kind].fileKey else { continue }
            let path = paths[code] ?? newPath(code, kind, key, importer.codes.county(of: code), rosters.all)
            var document: YAMLDocument
            var before: [UInt8]?
            let isNew = paths[code] == nil
            if isNew {
                // A file is begun only for what somebody said.
                guard groups[code]!.contains(where: { $0.saysSomething }) else { continue }
                let root = DocumentNode(.mapping([.init(key: key, value: .scalar(code, written: quoted(code)))]), style: .block)
                document = YAMLDocument(newRoot: root, comments: importer.comments[key + code] ?? [])
                let outer = importer.codes.around(code)
                if !levels.isDigits, !outer.isEmpty {
                    root.entries.append(.init(key: StructuralKey.within.spellings[0], value: .scalar(outer, written: quoted(outer))))
                }
                if kind == levels.township, let township = rosters.all.lazy.flatMap(\.townships).first(where: { $0.code == code }) {
                    root.entries.append(.init(key: "name", value: .scalar(township.name, written: scalar(township.name))))
                }
            } else {
                let found = reader.read(path: path)
                if found.hasErrors {
                    problems.add(found)
                    continue
                }
                do { document = try DocumentReader.read(reader.tape) } catch let error as InputError {
                    problems.add(error.diagnostics)
                    continue
                }
                before = reader.tape.sourceBytes
            }
            var merger = PlaceFileMerger(
                document, kind: kind, code: code, isNew: isNew, vocabulary, fields, importer.codes, reported: reported, listsChanges: listsChanges,
                problems)
            merger.apply(groups[code]!)
            guard document.root.hasChanges else { continue }
            if document.isIrregular, !isNew { problems.add([Diagnostic(.warning, file: path, message: .writtenAnew)]) }
            plan.files.append((path, document.rendered(), before))
            plan.changes += merger.log.changes
            plan.changeCount += merger.log.count
            plan.subjectCount += merger.log.codes.count
            if reported == nil {
                let changed = merger.log.codes
                plan.unsigned += groups[code]!.count {
                    changed.contains($0.code) && $0.reportedBy == nil && $0.ownRow != nil && importer.codes.level(of: $0.code) == nil
                }
            }
        }
        mergeRosters(rosters, importer, &plan)
        try mergeWaivers(importer, rosters.all, existing, &plan, problems)
        keep(returns, existing, &plan, problems)
        if problems.diagnostics.hasErrors { throw InputError(problems.diagnostics) }
        plan.warnings = problems.diagnostics
        plan.files.sort { $0.path < $1.path }
        return plan
    }

    /// Where a file that is not there yet goes: beside the roster of its county.
    private func newPath(_ code: String, _ kind: KindID, _ key: String, _ county: String, _ rosters: [Roster]) -> String {
        let roster = rosters.first { $0.county == county }?.file ?? ""
        let home = roster.contains("/") ? String(roster[..<roster.lastIndex(of: "/")!]) : folder
        let levels = vocabulary.levels
        if kind == levels.township { return home + "/" + code + ".yaml" }
        return (kind == levels.county ? home : folder) + "/" + key + ".yaml"
    }

    private func word(_ level: KindID) -> String { vocabulary.levels[level].word.zh }

    private func mergeRosters(_ rosters: RosterMerger.Result, _ importer: SheetImporter, _ plan: inout Plan) {
        for roster in rosters.new {
            let comments = (importer.comments["roster" + roster.county] ?? []).map { $0 + "\n" }.joined()
            plan.files.append((roster.file, comments + roster.yaml(vocabulary.levels), nil))
            plan.changeCount += 1
            plan.subjectCount += 1
            plan.changes.append(
                Change(
                    code: roster.county, label: "行政区划", before: nil,
                    after: "\(roster.townships.count) \(word(vocabulary.levels.township))，\(roster.villageCount) \(word(vocabulary.levels.village))"))
        }
    }

    private func mergeWaivers(
        _ importer: SheetImporter, _ rosters: [Roster], _ existing: Inventory?, _ plan: inout Plan, _ problems: ImportProblems
    ) throws {
        let known = Dictionary(grouping: existing?.waivers ?? []) { $0.criterion + " " + $0.subject }
        var seen: [String: Int] = [:]
        var added: [String: [SheetImporter.WaiverUpdate]] = [:]
        for row in importer.waivers {
            let key = row.waiver.criterion + " " + row.waiver.subject
            // A decision and its renewal stand beside each other; they differ in how long they count.
            if let first = seen.updateValue(row.place.row, forKey: key + " \(row.waiver.until)") {
                problems.error(row.place, .rowTwice(key, first), help: .keepOneRow)
                continue
            }
            if let old = known[key], let last = old.map(\.until).max() {
                if old.contains(where: { $0.reason == row.waiver.reason && $0.approver == row.waiver.approver && $0.until == row.waiver.until }) { continue }
                // A waiver is a decision: it is renewed by another that counts longer, and changed by hand.
                guard row.waiver.until > last else {
                    problems.error(row.place, .waiverDiffers(key), help: .changeWaiverByHand)
                    continue
                }
            }
            added[waiverPath(row.waiver, importer.codes, rosters, existing), default: []].append(row)
            plan.changeCount += 1
            plan.changes.append(
                Change(code: row.waiver.subject, label: "个案豁免 \(row.waiver.criterion)", before: nil, after: "\(row.waiver.reason)（至 \(row.waiver.until)）"))
        }
        for path in added.keys.sorted() {
            let isNew = access(path, F_OK) != 0
            var document: YAMLDocument
            var before: [UInt8]?
            if isNew {
                document = YAMLDocument(newRoot: DocumentNode(.mapping([]), style: .block), comments: importer.comments["waivers"] ?? [])
            } else {
                let reader = TapeReader(limits: limits)
                let found = reader.read(path: path)
                if found.hasErrors {
                    problems.add(found)
                    continue
                }
                do { document = try DocumentReader.read(reader.tape) } catch let error as InputError {
                    problems.add(error.diagnostics)
                    continue
                }
                before = reader.tape.sourceBytes
            }
            add(added[path]!, to: document.root)
            plan.files.append((path, document.rendered(), before))
        }
    }

    /// The file a waiver goes into: where its county's waivers are, or beside its county's roster.
    private func waiverPath(_ waiver: Waiver, _ codes: PlaceCodes, _ rosters: [Roster], _ existing: Inventory?) -> String {
        let county = codes.county(of: waiver.subject)
        if let file = existing?.waivers.first(where: { codes.county(of: $0.subject) == county })?.file { return file }
        guard let roster = rosters.first(where: { $0.county == county })?.file, let slash = roster.lastIndex(of: "/") else { return folder + "/waivers.yaml" }
        return roster[..<slash] + "/waivers.yaml"
    }

    private func add(_ waivers: [SheetImporter.WaiverUpdate], to root: DocumentNode) {
        let items = waivers.map { row in
            let waiver = row.waiver
            return DocumentNode.Item(
                value: DocumentNode(
                    .mapping(
                        [
                            ("criterion", waiver.criterion), ("subject", waiver.subject), ("reason", waiver.reason), ("approver", waiver.approver),
                        ].map { .init(key: $0.0, value: .scalar($0.1, written: scalar($0.1))) } + [
                            .init(key: "until", value: .scalar(waiver.until.description, written: waiver.until.description))
                        ] + (row.note.map { [.init(key: "note", value: .scalar($0, written: scalar($0)))] } ?? [])), style: .block))
        }
        guard let index = root.entries.firstIndex(where: { $0.key == "waivers" }) else {
            root.entries.append(.init(key: "waivers", value: DocumentNode(.sequence(items), style: .block, column: 2)))
            return
        }
        let list = root.entries[index].value
        if list.isSequence, list.style == .block, !list.items.isEmpty {
            list.items += items
        } else {
            root.entries[index].value = DocumentNode(.sequence(list.items.map { .init(value: $0.value) } + items), style: .block)
        }
    }
}
