/// Something that a cache keeps as bytes.
///
/// What is packed is read back by the same version of the program only, so there is nothing in it but the values, in a fixed order.
package protocol Packed {
    /// Writes it.
    func pack(_ out: inout Packer)
    /// Reads it back.
    ///
    /// - Throws: ``Unpacker/Broken`` when the bytes are not what was written.
    init(unpacking: inout Unpacker) throws
}

/// Bytes as they are put together.
package struct Packer {
    package private(set) var bytes: [UInt8] = []
    /// The texts written so far, which are written once each.
    private var texts: [String: Int] = [:]

    package init() {}

    /// A number, in as few bytes as it needs.
    package mutating func write(_ number: Int64) {
        var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    package mutating func write(_ number: Int) { write(Int64(number)) }
    package mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    /// A text: its bytes, or the number of an earlier one that says the same.
    package mutating func write(_ text: String) {
        if let number = texts[text] { return write(number + 1) }
        texts[text] = texts.count
        write(0)
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func write(raw: some Collection<UInt8>) { bytes.append(contentsOf: raw) }

    package mutating func write(_ values: [some Packed]) {
        write(values.count)
        for value in values { value.pack(&self) }
    }

    package mutating func write(_ value: (some Packed)?) {
        write(value != nil)
        value?.pack(&self)
    }

    package mutating func write(_ numbers: [Int]) {
        write(numbers.count)
        for number in numbers { write(number) }
    }

    /// The number of a form, and what belongs to it.
    package mutating func write<each Value: Packed>(_ form: Int, _ values: repeat each Value) {
        write(form)
        repeat (each values).pack(&self)
    }

    /// A table most of whose entries are -1.
    package mutating func write(sparse table: [Int16]) {
        write(table.count)
        write(table.count { $0 != -1 })
        for (place, entry) in table.enumerated() where entry != -1 {
            write(place)
            write(Int(entry))
        }
    }

    /// A value of a closed list, by its place among all.
    package mutating func write<Value: CaseIterable & Equatable>(one value: Value) where Value.AllCases == [Value] {
        write(Value.allCases.firstIndex(of: value) ?? -1)
    }

    /// A value of a closed list, or none.
    package mutating func write<Value: CaseIterable & Equatable>(one value: Value?) where Value.AllCases == [Value] {
        write(value != nil)
        if let value { write(one: value) }
    }
}

/// Reads back what a ``Packer`` wrote.
package struct Unpacker {
    /// The bytes are not what was written.
    package struct Broken: Error {
        package init() {}
    }

    private let bytes: UnsafeRawBufferPointer
    private var at = 0
    private var texts: [String] = []

    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// How many bytes were read.
    package var place: Int { at }

    /// Passes over bytes.
    package mutating func skip(_ count: Int) throws {
        guard count >= 0, count <= bytes.count - at else { throw Broken() }
        at += count
    }

    /// Whether everything was read.
    package var isAtEnd: Bool { at == bytes.count }

    package mutating func byte() throws -> UInt8 {
        guard at < bytes.count else { throw Broken() }
        defer { at += 1 }
        return bytes[at]
    }

    package mutating func number() throws -> Int64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while true {
            let next = try byte()
            guard shift < 64 else { throw Broken() }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { break }
            shift += 7
        }
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    package mutating func int() throws -> Int { Int(try number()) }
    package mutating func flag() throws -> Bool { try byte() == 1 }

    /// How many of something follow; never more than there are bytes.
    package mutating func count() throws -> Int {
        let count = try int()
        guard count >= 0, count <= bytes.count - at else { throw Broken() }
        return count
    }

    package mutating func raw(_ count: Int) throws -> [UInt8] {
        guard count >= 0, count <= bytes.count - at else { throw Broken() }
        defer { at += count }
        return Array(bytes[at..<at + count])
    }

    package mutating func text() throws -> String {
        let number = try int()
        if number > 0 {
            guard number <= texts.count else { throw Broken() }
            return texts[number - 1]
        }
        let count = try count()
        defer { at += count }
        let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count]), as: UTF8.self)
        texts.append(text)
        return text
    }

    package mutating func values<Value: Packed>() throws -> [Value] {
        let count = try count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try Value(unpacking: &self)) }
        return values
    }

    package mutating func value<Value: Packed>() throws -> Value { try Value(unpacking: &self) }

    package mutating func optional<Value: Packed>() throws -> Value? { try flag() ? try Value(unpacking: &self) : nil }

    package mutating func numbers() throws -> [Int] {
        let count = try count()
        var numbers: [Int] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(try int()) }
        return numbers
    }

    /// A table most of whose entries are -1; of a length that is known, for nothing in the bytes bounds it.
    package mutating func sparse(_ length: Int) throws -> [Int16] {
        guard try int() == length else { throw Broken() }
        var table = [Int16](repeating: -1, count: length)
        for _ in 0..<(try count()) {
            let place = try int()
            guard table.indices.contains(place), let entry = Int16(exactly: try number()) else { throw Broken() }
            table[place] = entry
        }
        return table
    }

    /// A value that is kept by its place among all.
    package mutating func one<Value>(of all: [Value]) throws -> Value {
        let place = try int()
        guard all.indices.contains(place) else { throw Broken() }
        return all[place]
    }

    /// A value of a closed list.
    package mutating func one<Value: CaseIterable>() throws -> Value where Value.AllCases == [Value] { try one(of: Value.allCases) }

    /// A value of a closed list, or none.
    package mutating func optionalOne<Value: CaseIterable>() throws -> Value? where Value.AllCases == [Value] { try flag() ? try one() : nil }
}

extension Int: Packed {
    package func pack(_ out: inout Packer) { out.write(self) }
    package init(unpacking: inout Unpacker) throws { self = try unpacking.int() }
}

extension String: Packed {
    package func pack(_ out: inout Packer) { out.write(self) }
    package init(unpacking: inout Unpacker) throws { self = try unpacking.text() }
}

extension Array: Packed where Element: Packed {
    package func pack(_ out: inout Packer) { out.write(self) }
    package init(unpacking: inout Unpacker) throws { self = try unpacking.values() }
}

extension Unpacker {
    /// Reads something that bytes are all of; nil when they are not what was written.
    package static func whole<Value>(_ bytes: ArraySlice<UInt8>, _ read: (inout Unpacker) throws -> Value) -> Value? {
        bytes.withUnsafeBytes { bytes in
            var unpacker = Unpacker(bytes)
            guard let value = try? read(&unpacker), unpacker.isAtEnd else { return nil }
            return value
        }
    }
}
