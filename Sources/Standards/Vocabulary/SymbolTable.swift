import YAMLReader

/// All words of a vocabulary, each with a small number, found by the bytes of a scalar without making a `String`.
///
/// Filled while the vocabulary is loaded and never changed afterwards.
public final class SymbolTable: @unchecked Sendable {
    // Unchecked: written only by `Builder`, before the table is shared.
    @usableFromInline let slots: UnsafeMutablePointer<Int32>
    @usableFromInline let mask: Int
    @usableFromInline let entries: UnsafeMutablePointer<Entry>
    @usableFromInline let bytes: UnsafeMutablePointer<UInt8>
    /// How many words there are.
    public let count: Int

    @usableFromInline
    struct Entry {
        @usableFromInline var hash: UInt32
        @usableFromInline var start: Int32
        @usableFromInline var length: Int32
    }

    init(words: [String]) {
        count = words.count
        var size = 16
        while size < words.count * 2 { size *= 2 }
        mask = size - 1
        slots = .allocate(capacity: size)
        slots.initialize(repeating: -1, count: size)
        entries = .allocate(capacity: max(1, words.count))
        let total = words.reduce(0) { $0 + $1.utf8.count }
        bytes = .allocate(capacity: total + 8)
        bytes.initialize(repeating: 0, count: total + 8)
        var start = 0
        for (symbol, word) in words.enumerated() {
            var utf8 = Array(word.utf8)
            let hash = utf8.withUnsafeMutableBufferPointer { scalarHash(UnsafeBufferPointer($0)) }
            for (offset, byte) in utf8.enumerated() { bytes[start + offset] = byte }
            (entries + symbol).initialize(to: Entry(hash: hash, start: Int32(start), length: Int32(utf8.count)))
            start += utf8.count
            var slot = Int(hash) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(symbol)
        }
    }

    deinit {
        slots.deallocate()
        entries.deallocate()
        bytes.deallocate()
    }

    /// The words, each in the place of its number.
    var words: [String] {
        (0..<count).map { String(decoding: UnsafeBufferPointer(start: bytes + Int(entries[$0].start), count: Int(entries[$0].length)), as: UTF8.self) }
    }

    /// The number of a word, or -1 when the vocabulary does not know it.
    @inlinable
    public func symbol(_ word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
        symbol(hash, word.count) { equal(bytes + $0, word.baseAddress, word.count) }
    }

    /// The number of the word a scalar spells, or -1.
    @inlinable @inline(__always)
    public func symbol(_ tape: Tape, _ index: Int) -> Int {
        let word = tape.bytes(index)
        // Behind the words as behind the scalars of a tape there is room for a whole load.
        return symbol(tape.hash(index), word.count) { equalPadded(UnsafeRawPointer(bytes + $0), UnsafeRawPointer(word.baseAddress!), word.count) }
    }

    /// The number of the word of a hash and length whose bytes, from a place on, are equal.
    @inlinable @inline(__always)
    func symbol(_ hash: UInt32, _ length: Int, _ isEqual: (Int) -> Bool) -> Int {
        var slot = Int(hash) & mask
        while true {
            let symbol = Int(slots[slot])
            if symbol < 0 { return -1 }
            let entry = entries[symbol]
            if entry.hash == hash, Int(entry.length) == length, isEqual(Int(entry.start)) { return symbol }
            slot = (slot &+ 1) & mask
        }
    }

    /// The number of a word, or -1.
    public func symbol(_ word: String) -> Int {
        var word = word
        return word.withUTF8 { symbol($0, hash: scalarHash($0)) }
    }

    @inlinable @inline(__always)
    func equal(_ left: UnsafeMutablePointer<UInt8>, _ right: UnsafePointer<UInt8>?, _ count: Int) -> Bool {
        guard let right else { return count == 0 }
        for index in 0..<count where left[index] != right[index] { return false }
        return true
    }

    /// Whether so many bytes are equal, behind which seven more can be read.
    @inlinable @inline(__always)
    func equalPadded(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
        var (left, right, rest) = (left, right, count)
        while rest >= 8 {
            if left.loadUnaligned(as: UInt64.self) != right.loadUnaligned(as: UInt64.self) { return false }
            left += 8
            right += 8
            rest &-= 8
        }
        let difference = left.loadUnaligned(as: UInt64.self) ^ right.loadUnaligned(as: UInt64.self)
        return difference & ((1 &<< UInt64(truncatingIfNeeded: rest &* 8)) &- 1) == 0
    }
}
