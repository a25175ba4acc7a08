import CLibYAML
import Files
import Wording

/// Fills a ``Tape`` from YAML, through libyaml's events.
///
/// One reader serves one worker: its buffers are reused from file to file, so a reader must not be shared between tasks.
public final class TapeReader {
    /// The tape that was filled last.
    public let tape = Tape()
    private let limits: YAMLLimits
    /// Files that are nowhere but in memory, by path.
    private let files: [String: [UInt8]]
    /// Whether plain files are read without libyaml; turned off where the two are compared.
    package var usesPlainScanner = true
    private var state = ParseState()
    private let classes = ByteClasses()
    private let keysSeen = KeyStamps()

    /// What is remembered while a file is parsed.
    private struct ParseState {
        /// Mappings and sequences that are not closed yet.
        var open: [OpenNode] = []
        var anchors: [String: (index: Int, expanded: Int)] = [:]
        /// Nodes so far, with aliases followed.
        var expanded = 0

        mutating func clear() {
            open.removeAll(keepingCapacity: true)
            anchors.removeAll(keepingCapacity: true)
            expanded = 0
        }

        /// Counts a finished node as an entry of the mapping or sequence it stands in.
        @inline(__always)
        mutating func noteEntry() {
            let last = open.count - 1
            guard last >= 0 else { return }
            open[last].entries += 1
        }
    }

    private struct OpenNode {
        var index: Int
        var isMapping: Bool
        var entries = 0
        var expandedBefore: Int
        var anchor: String?
    }

    /// A reader that obeys limits.
    ///
    /// - Parameter files: files that are nowhere but in memory, by path; they come before those of the disk.
    public init(limits: YAMLLimits = YAMLLimits(), files: [String: [UInt8]] = [:]) {
        self.limits = limits
        self.files = files
    }

    /// Reads a file. The tape is usable when no error is returned; `name` is what diagnostics call the file.
    public func read(path: String, name: String? = nil, aliases: AliasPolicy = .refused) -> [Diagnostic] {
        if let bytes = files[path] { return read(bytes: bytes, name: name ?? path, aliases: aliases) }
        tape.clear()
        tape.file = name ?? path
        if var problem = tape.source.read(path: path, limit: limits.fileSize) {
            problem.file = tape.file
            return [problem]
        }
        return parse(aliases)
    }

    /// Reads YAML from memory; `name` is what diagnostics call it.
    public func read(bytes: [UInt8], name: String, aliases: AliasPolicy = .refused) -> [Diagnostic] {
        tape.clear()
        tape.file = name
        tape.source.fill(bytes)
        return parse(aliases)
    }

    private func parse(_ aliases: AliasPolicy) -> [Diagnostic] {
        // Block scalars are for standards; in inventories libyaml reads the few there are.
        let spare = aliases == .bounded ? tape.source.makeSpare() : nil
        var text = tape.source.bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        guard !text.isEmpty else { return [Diagnostic(file: tape.file, message: .emptyFile)] }
        let isUTF16 = text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF])
        if !isUTF16, text.prefix(8192).contains(0) { return [Diagnostic(file: tape.file, message: .binaryFile)] }

        let span = UnsafeBufferPointer(rebasing: text)
        if usesPlainScanner, !isUTF16 {
            var duplicates = DiagnosticList()
            var scanner = PlainScanner(span, tape: tape, limits: limits, classes: classes, stamps: keysSeen, spare: spare) { [self] mapping in
                findDuplicateKeys(mapping, &duplicates)
            }
            tape.useSource(span.baseAddress!)
            // How many nodes there may be the scanner asks only where a collection begins.
            if scanner.scan(), tape.count <= limits.expandedNodes { return duplicates.all }
            tape.clear()
        }

        // Taken out of the reader for the time of the parse, so that using it costs no bookkeeping of accesses.
        var state = ParseState()
        swap(&state, &self.state)
        state.clear()
        defer { swap(&state, &self.state) }
        let tape = self.tape
        var diagnostics = DiagnosticList()
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return [Diagnostic(file: tape.file, message: .cannotRead(12))] }
        defer { yaml_parser_delete(&parser) }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(&parser, span.baseAddress, span.count)

        var event = yaml_event_t()
        var documents = 0
        while true {
            guard yaml_parser_parse(&parser, &event) == 1 else {
                diagnostics.append(syntaxError(parser, in: span))
                return diagnostics.all
            }
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_SCALAR_EVENT:
                let scalar = event.data.scalar
                let length = scalar.length
                if length > limits.scalarSize {
                    diagnostics.append(problem(event, .scalarTooLong(limits.scalarSize)))
                    return diagnostics.all
                }
                let start = tape.appendBytes(scalar.value, length)
                let isQuoted = scalar.style != YAML_PLAIN_SCALAR_STYLE
                let index = begin(
                    tape, &state, event, kind: isQuoted ? .quoted : .plain, start: start, length: length,
                    hash: scalarHash(UnsafeRawPointer(scalar.value), length))
                if let found = firstHostile(UnsafeBufferPointer(start: scalar.value, count: length)) {
                    diagnostics.add(.error, file: tape.file) { problem(event, .controlCharacter(found), help: .removeIt) }
                }
                if scalar.tag != nil { diagnostics.add(.error, file: tape.file) { problem(event, .tagsRefused, help: .quoteBang) } }
                if let anchor = scalar.anchor {
                    if aliases == .refused {
                        diagnostics.add(.error, file: tape.file) { problem(event, .aliasRefused, help: .writeOut) }
                    } else {
                        state.anchors[String(cString: anchor)] = (index, 1)
                    }
                }
                state.noteEntry()
            case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT:
                let isMapping = event.type == YAML_MAPPING_START_EVENT
                if state.open.count >= limits.depth {
                    diagnostics.append(problem(event, .tooDeep(limits.depth)))
                    return diagnostics.all
                }
                let tag = isMapping ? event.data.mapping_start.tag : event.data.sequence_start.tag
                if tag != nil { diagnostics.add(.error, file: tape.file) { problem(event, .tagsRefused, help: .quoteBang) } }
                let anchor = isMapping ? event.data.mapping_start.anchor : event.data.sequence_start.anchor
                if anchor != nil, aliases == .refused {
                    diagnostics.add(.error, file: tape.file) { problem(event, .aliasRefused, help: .writeOut) }
                }
                if let parent = state.open.last, parent.isMapping, parent.entries % 2 == 0 {
                    diagnostics.add(.error, file: tape.file) { problem(event, .keyNotScalar) }
                }
                let before = state.expanded
                let index = begin(tape, &state, event, kind: isMapping ? .mapping : .sequence)
                state.open.append(
                    OpenNode(
                        index: index, isMapping: isMapping, expandedBefore: before,
                        anchor: anchor.map { String(cString: $0) }))
            case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
                let node = state.open.removeLast()
                tape.setLength(node.index, node.isMapping ? node.entries / 2 : node.entries, next: tape.count)
                if node.isMapping {
                    if node.entries > 2, !keysSeen.areDistinct(in: node.index, of: tape.nodes) { findDuplicateKeys(node.index, &diagnostics) }
                }
                if let anchor = node.anchor { state.anchors[anchor] = (node.index, state.expanded - node.expandedBefore) }
                state.noteEntry()
            case YAML_ALIAS_EVENT:
                guard aliases == .bounded else {
                    diagnostics.add(.error, file: tape.file) { problem(event, .aliasRefused, help: .writeOut) }
                    _ = begin(tape, &state, event, kind: .plain)
                    state.noteEntry()
                    break
                }
                guard let target = state.anchors[String(cString: event.data.alias.anchor)] else {
                    diagnostics.append(problem(event, .unknownAlias))
                    _ = begin(tape, &state, event, kind: .plain)
                    state.noteEntry()
                    break
                }
                state.expanded += target.expanded
                _ = begin(tape, &state, event, kind: .alias, start: tape.resolved(target.index))
                state.noteEntry()
            case YAML_DOCUMENT_START_EVENT:
                documents += 1
                if documents > 1 {
                    diagnostics.append(problem(event, .severalDocuments, help: .splitDocuments))
                    return diagnostics.all
                }
            case YAML_STREAM_END_EVENT:
                if tape.count == 0 || (tape.count == 1 && tape.isNull(0)) {
                    diagnostics.append(Diagnostic(file: tape.file, message: .emptyFile))
                }
                return diagnostics.all
            default:
                break
            }
            if state.expanded > limits.expandedNodes {
                diagnostics.append(problem(event, .tooManyNodes))
                return diagnostics.all
            }
        }
    }

    @inline(__always)
    private func begin(
        _ tape: Tape, _ state: inout ParseState, _ event: yaml_event_t, kind: NodeKind, start: Int = 0, length: Int = 0, hash: UInt32 = 0
    ) -> Int {
        state.expanded += 1
        return tape.append(
            TapeNode(
                line: UInt32(truncatingIfNeeded: event.start_mark.line),
                column: UInt32(truncatingIfNeeded: event.start_mark.column), start: UInt32(truncatingIfNeeded: start),
                length: UInt32(truncatingIfNeeded: length), hash: hash, next: UInt32(tape.count + 1), kind: kind))
    }

    private func findDuplicateKeys(_ mapping: Int, _ diagnostics: inout DiagnosticList) {
        var keys: [Int] = []
        tape.forEachPair(mapping) { key, _ in keys.append(key) }
        if keys.count <= 24 {
            for right in keys.indices.dropFirst() {
                let hash = tape.hash(keys[right])
                for left in keys.startIndex..<right where tape.hash(keys[left]) == hash {
                    reportDuplicate(keys[left], keys[right], &diagnostics)
                }
            }
            return
        }
        var seen: [UInt32: Int] = [:]
        seen.reserveCapacity(keys.count)
        for key in keys {
            if let earlier = seen.updateValue(key, forKey: tape.hash(key)) { reportDuplicate(earlier, key, &diagnostics) }
        }
    }

    private func reportDuplicate(_ earlier: Int, _ later: Int, _ diagnostics: inout DiagnosticList) {
        guard tape.isScalar(earlier), tape.isScalar(later), tape.bytes(earlier).elementsEqual(tape.bytes(later)) else {
            return
        }
        diagnostics.add(.error, file: tape.file) {
            tape.diagnostic(at: later, .duplicateKey(tape.string(later), firstLine: tape.line(earlier)), help: .removeDuplicate)
        }
    }

    private func problem(_ event: yaml_event_t, _ message: Text, help: Text? = nil) -> Diagnostic {
        tape.diagnostic(at: SourcePosition(line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1), message, help: help)
    }

    private func syntaxError(_ parser: yaml_parser_t, in text: UnsafeBufferPointer<UInt8>) -> Diagnostic {
        let problem = parser.problem.map { String(cString: $0) } ?? ""
        if parser.error == YAML_READER_ERROR {
            let offset = min(Int(parser.problem_offset), text.count)
            let earlier = text.prefix(offset)
            let line = earlier.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            let lineBytes = earlier.suffix(from: earlier.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
            // libyaml may point at the second byte of a bad character; the character is what people look for.
            let before = String(decoding: lineBytes, as: UTF8.self)
            let position = SourcePosition(line: line, column: before.unicodeScalars.count + (before.last == "\u{FFFD}" ? 0 : 1))
            if problem.contains("control") { return tape.diagnostic(at: position, .controlCharacter(), help: .removeIt) }
            return tape.diagnostic(at: position, .notUTF8, help: .saveAsUTF8)
        }
        func position(_ mark: yaml_mark_t) -> SourcePosition { SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }
        return SyntaxDiagnosis(
            tape: tape, problem: problem, context: parser.context.map { String(cString: $0) } ?? "", at: position(parser.problem_mark),
            since: position(parser.context_mark)
        ).diagnostic()
    }
}
