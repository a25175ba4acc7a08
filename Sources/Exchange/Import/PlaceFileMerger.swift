import Inventories
import Standards
import Wording
import YAMLEditing
import YAMLWriter

/// Puts updates into the file of a township, county or city.
struct PlaceFileMerger {
    private let vocabulary: Vocabulary
    private let problems: ImportProblems
    private let root: DocumentNode
    private let rootKind: KindID
    private let code: String
    private let villageKind: KindID
    private let codes: PlaceCodes
    private let reported: (by: String, on: String)?
    private let merger: SubjectMerger
    private var villages: [String: DocumentNode] = [:]
    /// Whether every village that a sheet names is listed, even when nothing is said of it.
    private let listsEveryVillage: Bool

    /// Prepares the file of a place.
    ///
    /// - Parameter isNew: whether there is no such file yet.
    init(
        _ document: YAMLDocument, kind: KindID, code: String, isNew: Bool, _ vocabulary: Vocabulary, _ fields: FieldText, _ codes: PlaceCodes,
        reported: (by: String, on: String)?, listsChanges: Bool, _ problems: ImportProblems
    ) {
        self.vocabulary = vocabulary
        self.problems = problems
        villageKind = codes.levels.village
        self.codes = codes
        self.reported = reported
        root = document.root
        rootKind = kind
        self.code = code
        listsEveryVillage = isNew
        merger = SubjectMerger(vocabulary, fields, listsChanges: listsChanges, problems)
        for village in villageList?.items ?? [] {
            if let code = Self.code(of: village.value, vocabulary) { villages[code] = village.value }
        }
    }

    private static func code(of node: DocumentNode, _ vocabulary: Vocabulary) -> String? {
        node.entries.first { vocabulary.structure(vocabulary.symbols.symbol($0.key)) == .code }?.value.text
    }

    private var villageList: DocumentNode? {
        root.entries.first { vocabulary.structure(vocabulary.symbols.symbol($0.key)) == .list }?.value
    }

    /// The differences made.
    var log: ChangeLog { merger.log }

    // MARK: Updates

    /// Merges the updates that belong into this file: places first, then what stands in them.
    mutating func apply(_ updates: [SubjectUpdate]) {
        var resolved: [(update: SubjectUpdate, kind: KindID)] = []
        for update in updates {
            guard let kind = update.kind ?? kind(of: update.code) else {
                problems.error(update.place, .unknownSubject(update.code), help: .addFacilityRow)
                continue
            }
            resolved.append((update, kind))
        }
        // Facilities of one place keep the order of their rows.
        let ordered = resolved.enumerated().sorted { (order($0.element.kind), $0.offset) < (order($1.element.kind), $1.offset) }
        for (_, (update, kind)) in ordered { apply(update, kind) }
    }

    private func order(_ kind: KindID) -> Int { kind == rootKind ? 0 : kind == villageKind ? 1 : 2 + kind }

    /// The kind of a subject whose own row is in no sheet: as the inventory has it, or as its code says.
    private func kind(of code: String) -> KindID? {
        if code == self.code { return rootKind }
        if codes.isVillage(code) { return villageKind }
        let outer = codes.innermost(code)?.code ?? ""
        for kind in vocabulary.kinds.indices where !vocabulary.kinds[kind].isPlace {
            guard let place = place(of: kind, code: code) else { continue }
            if existing(code, kind, in: place, placeCode: outer) != nil { return kind }
        }
        return vocabulary.kinds.indices.first { kind in
            !vocabulary.kinds[kind].isPlace && vocabulary.kinds[kind].key != nil && FacilityDirectory.impliedCode(outer, vocabulary.kinds[kind]) == code
        }
    }

    /// The node of the place a subject of a kind stands in, as far as it is listed.
    private func place(of kind: KindID, code: String) -> DocumentNode? {
        vocabulary.kinds[kind].within == villageKind ? villages[codes.village(of: code)] : vocabulary.kinds[kind].within == rootKind ? root : nil
    }

    private mutating func apply(_ update: SubjectUpdate, _ kindID: KindID) {
        let kind = vocabulary.kinds[kindID]
        if kindID == rootKind {
            guard update.code == code else {
                problems.error(update.place, .wrongPlace(update.code, kind.label))
                return
            }
            guard !update.isRemoved else { return problems.error(update.place, .placesStay) }
            merger.merge(update, kindID, into: root, reported: reported)
        } else if kindID == villageKind {
            guard !update.isRemoved else { return problems.error(update.place, .placesStay) }
            let says = update.saysSomething || update.reportedBy != nil
            if villages[update.code] == nil, !says, !(listsEveryVillage && update.name != nil) { return }
            merger.merge(update, kindID, into: village(update.code), reported: says ? reported : nil)
        } else {
            facility(update, kindID)
        }
    }

    /// The mapping of a village, listed anew where its code belongs if it is not there.
    private mutating func village(_ code: String) -> DocumentNode {
        if let known = villages[code] { return known }
        let made = DocumentNode(.mapping([.init(key: "code", value: .scalar(code, written: quoted(code)))]), style: .block)
        villages[code] = made
        merger.noteAddition(code, vocabulary.kinds[villageKind].label, "新增")
        guard let list = villageList, list.isSequence else {
            let list = DocumentNode(.sequence([.init(value: made)]), style: .block)
            if let index = root.entries.firstIndex(where: { vocabulary.structure(vocabulary.symbols.symbol($0.key)) == .list }) {
                root.entries[index].value = list
            } else {
                merger.insert(codes.levels[villageKind].listKeys[0], list, rootKind, in: root)
            }
            return made
        }
        let at = list.items.lastIndex { Self.code(of: $0.value, vocabulary).map { $0 < code } ?? false }.map { $0 + 1 } ?? 0
        list.items.insert(.init(value: made), at: at)
        if list.style == .flow { list.style = .block }
        return made
    }

    // MARK: Facilities

    private func entryIndex(_ kind: KindID, in place: DocumentNode) -> Int? {
        place.entries.firstIndex { vocabulary.child(vocabulary.symbols.symbol($0.key)) == kind }
    }

    /// The mapping of a facility, if it is listed.
    private func existing(_ code: String, _ kind: KindID, in place: DocumentNode, placeCode: String) -> DocumentNode? {
        guard let index = entryIndex(kind, in: place) else { return nil }
        let value = place.entries[index].value
        switch value.content {
        case .mapping:
            let own = Self.code(of: value, vocabulary) ?? FacilityDirectory.impliedCode(placeCode, vocabulary.kinds[kind])
            return own == code ? value : nil
        case .sequence(let items): return items.first { Self.code(of: $0.value, vocabulary) == code }?.value
        case .scalar: return nil
        }
    }

    private mutating func facility(_ update: SubjectUpdate, _ kindID: KindID) {
        let kind = vocabulary.kinds[kindID]
        let isInVillage = kind.within == villageKind
        let placeCode = isInVillage ? codes.village(of: update.code) : code
        guard isInVillage || kind.within == rootKind, update.code.hasPrefix(placeCode), !isInVillage || codes.isVillage(placeCode)
        else {
            problems.error(update.place, .wrongPlace(update.code, kind.label))
            return
        }
        let says = update.saysSomething || update.name != nil || update.reportedBy != nil
        guard says else { return }
        let listed = isInVillage ? villages[placeCode] : root
        // A row with nothing but a name is a line of a form that nobody filled in.
        if !update.saysSomething, listed.flatMap({ existing(update.code, kindID, in: $0, placeCode: placeCode) }) == nil { return }
        let place = isInVillage ? village(placeCode) : root
        let isImplied = update.code == FacilityDirectory.impliedCode(placeCode, kind)
        let known = existing(update.code, kindID, in: place, placeCode: placeCode)
        if update.isRemoved {
            remove(update, kindID, known, from: place)
            return
        }
        if update.isPresent == false {
            none(update, kindID, known, in: place)
            return
        }
        if let known {
            merger.merge(update, kindID, into: known, reported: reported)
            return
        }
        let made = DocumentNode(.mapping([]), style: kind.isFacility ? .block : .flow)
        merger.noteAddition(update.code, kind.label, "新增")
        let index = entryIndex(kindID, in: place)
        let value = index.map { place.entries[$0].value }
        if isImplied, let key = kind.key, value == nil || value!.isEmptyPlace {
            // "The one" is known by its key and needs no code.
            made.entries = [.init(key: "name", value: .scalar("", written: ""))]
            merger.merge(update, kindID, into: made, reported: reported)
            made.entries.removeAll { $0.key == "name" && $0.value.text == nil }
            if let index { replace(index, in: place, key: key, made) } else { merger.insert(key, made, kind.within!, in: place) }
            return
        }
        made.entries = [.init(key: "code", value: .scalar(update.code, written: scalar(update.code)))]
        merger.merge(update, kindID, into: made, reported: reported)
        let listKey = kind.listKey ?? kind.id
        guard let index, let value, !value.isEmptyPlace else {
            let list = DocumentNode(.sequence([.init(value: made)]), style: .block)
            if let index { replace(index, in: place, key: listKey, list) } else { merger.insert(listKey, list, kind.within!, in: place) }
            return
        }
        if value.isSequence {
            value.items.append(.init(value: made))
            if value.style == .flow, kind.isFacility { value.style = .block }
            return
        }
        // "The one" becomes one of several, and gets a code of its own.
        var first = value.entries
        if Self.code(of: value, vocabulary) == nil {
            let implied = FacilityDirectory.impliedCode(placeCode, kind)
            first.insert(.init(key: "code", value: .scalar(implied, written: scalar(implied))), at: 0)
        }
        let moved = DocumentNode(.mapping(first), style: .block, column: value.column)
        moved.tail = value.tail
        replace(index, in: place, key: listKey, DocumentNode(.sequence([.init(value: moved), .init(value: made)]), style: .block))
    }

    /// Puts another entry in the place of one; the comments before it stay.
    private func replace(_ index: Int, in place: DocumentNode, key: String, _ value: DocumentNode) {
        place.entries[index] = .init(key: key, value: value, lead: place.entries[index].lead)
    }

    /// Records that there is no facility of a kind.
    private mutating func none(_ update: SubjectUpdate, _ kindID: KindID, _ known: DocumentNode?, in place: DocumentNode) {
        let kind = vocabulary.kinds[kindID]
        let index = entryIndex(kindID, in: place)
        if !update.fields.isEmpty || !update.counts.isEmpty || !update.records.isEmpty || !update.attestations.isEmpty || !update.verified.isEmpty
            || !update.boxes.isEmpty
        {
            problems.error(update.ownRow ?? update.place, .noneButValues(kind.label), help: .noneOrValues)
            return
        }
        if known != nil || index.map({ !place.entries[$0].value.isEmptyPlace }) == true {
            problems.error(update.ownRow ?? update.place, .facilityThere(update.code, kind.label), help: .closeOrRemove)
            return
        }
        if let index, place.entries[index].value.text != nil || place.entries[index].value.isSequence { return }
        merger.noteAddition(update.code, kind.label, "无")
        let value =
            kind.key != nil ? DocumentNode.scalar("无", written: "无") : DocumentNode(.sequence([]), style: .flow)
        if let index {
            place.entries[index].value = value
        } else {
            merger.insert(kind.key ?? kind.listKey ?? kind.id, value, kind.within!, in: place)
        }
    }

    private mutating func remove(_ update: SubjectUpdate, _ kindID: KindID, _ known: DocumentNode?, from place: DocumentNode) {
        let kind = vocabulary.kinds[kindID]
        guard let known, let index = entryIndex(kindID, in: place) else {
            problems.warning(update.ownRow ?? update.place, .noSuchRecord("\(kind.label) \(update.code)"))
            return
        }
        merger.noteRemoval(update.code, kind.label)
        let value = place.entries[index].value
        if value.isSequence, value.items.count > 1 {
            value.items.removeAll { $0.value === known }
        } else if update.isPresent == false {
            replace(
                index, in: place, key: kind.key ?? kind.listKey ?? kind.id,
                kind.key != nil ? .scalar("无", written: "无") : DocumentNode(.sequence([]), style: .flow))
        } else {
            place.entries.remove(at: index)
        }
    }
}

extension DocumentNode {
    /// Whether a key says that nothing is there, or says nothing.
    fileprivate var isEmptyPlace: Bool {
        switch content {
        case .scalar: true
        case .mapping(let entries): entries.isEmpty
        case .sequence(let items): items.isEmpty
        }
    }
}
