import Wording
import YAMLReader

/// Reads YAML with the plain scanner and without it, and holds one against the other.
///
/// An input the scanner declines is read by libyaml both times; then too what comes out must be the same, for nothing of the attempt may be left.
package struct ScannerComparison: FuzzTarget {
    package let name = "yaml"
    package let ending = ".yaml"

    /// One way of reading: with the scanner and without.
    private struct Pair {
        let name: String
        let aliases: AliasPolicy
        let fast: TapeReader
        let slow: TapeReader

        init(_ name: String, _ aliases: AliasPolicy, _ limits: YAMLLimits) {
            self.name = name
            self.aliases = aliases
            fast = TapeReader(limits: limits)
            slow = TapeReader(limits: limits)
            slow.usesPlainScanner = false
        }
    }

    private let corpus: Corpus
    private let mutator = Mutator()
    private let pairs = [
        Pair("inventories", .refused, YAMLLimits()), Pair("standards", .bounded, YAMLLimits()),
        Pair("narrow limits", .bounded, YAMLLimits(depth: 4, fileSize: 1 << 20, scalarSize: 12, expandedNodes: 24)),
    ]

    /// A comparison over pieces of real files.
    package init(_ corpus: Corpus) { self.corpus = corpus }

    package func input(_ dice: inout Dice) -> [UInt8] {
        var text = source(&dice)
        if dice.once(in: 8) {
            // Two files that meet in the middle.
            let (one, other) = (lines(of: text), lines(of: source(&dice)))
            text = Array(one.prefix(dice.below(one.count + 1)).joined()) + Array(other.suffix(dice.below(other.count + 1)).joined())
        }
        for _ in 0..<dice.pick([0, 0, 1, 1, 1, 2, 3, 5]) { mutator.mutate(&text, &dice) }
        return text
    }

    private func source(_ dice: inout Dice) -> [UInt8] {
        switch dice.below(5) {
        case 0: Array((0...dice.below(3)).map { _ in dice.pick(Marks.snippets) }.joined().utf8)
        case 1, 2: corpus.piece(&dice)
        default: RandomDocument.text(&dice)
        }
    }

    package func read(_ input: [UInt8]) -> FuzzOutcome {
        var wasTaken = false
        for pair in pairs {
            let found = pair.fast.read(bytes: input, name: "a.yaml", aliases: pair.aliases)
            let expected = pair.slow.read(bytes: input, name: "a.yaml", aliases: pair.aliases)
            let taken = pair.fast.tape.columnsAreBytes
            wasTaken = wasTaken || taken
            guard found == expected else {
                return .wrong("\(pair.name): the problems differ: \(Self.words(found)) instead of \(Self.words(expected))")
            }
            if expected.hasErrors { continue }
            if let difference = Self.difference(pair.fast.tape, pair.slow.tape) { return .wrong("\(pair.name): \(difference)") }
        }
        return .fine(wasTaken: wasTaken)
    }

    private static func words(_ problems: [Diagnostic]) -> String {
        problems.isEmpty ? "none" : problems.map { "\($0.position.map { "\($0.line):\($0.column) " } ?? "")\($0.message.en)" }.joined(separator: "; ")
    }

    /// Where two tapes are not the same first.
    private static func difference(_ fast: Tape, _ slow: Tape) -> String? {
        for index in 0..<min(fast.count, slow.count) {
            func differs(_ what: String, _ one: Any, _ other: Any) -> String { "node \(index): \(what) \(one) instead of \(other)" }
            if fast.kind(index) != slow.kind(index) { return differs("kind", fast.kind(index), slow.kind(index)) }
            if fast.position(index) != slow.position(index) { return differs("position", fast.position(index), slow.position(index)) }
            if fast.place(index) != slow.place(index) { return differs("place", fast.place(index), slow.place(index)) }
            if fast.entries(index) != slow.entries(index) { return differs("entries", fast.entries(index), slow.entries(index)) }
            if fast.after(index) != slow.after(index) { return differs("next node", fast.after(index), slow.after(index)) }
            guard fast.isScalar(index) else { continue }
            if !fast.bytes(index).elementsEqual(slow.bytes(index)) { return differs("text", fast.string(index), slow.string(index)) }
            if fast.hash(index) != slow.hash(index) { return differs("hash", fast.hash(index), slow.hash(index)) }
        }
        return fast.count == slow.count ? nil : "\(fast.count) nodes instead of \(slow.count)"
    }
}
