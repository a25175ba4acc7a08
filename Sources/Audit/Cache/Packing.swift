/// Something that a cache keeps as bytes.
///
/// What is packed is read back by the same version of the program only, so there is nothing in it but the values, in a fixed order.
protocol Packed {
    /// Writes it.
    func pack(_ out: inout Packer)
    /// Reads it back.
    ///
    /// - Throws: ``Unpacker/Broken`` when the bytes are not what was written.
    init(unpacking: inout Unpacker) throws
}

/// Bytes as they are put together.
struct Packer {
    private(set) var bytes: [UInt8] = []

    /// A number, in as few bytes as it needs.
    mutating func write(_ number: Int64) {
        var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func write(_ number: Int) { write(Int64(number)) }
    mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(raw: [UInt8]) { bytes.append(contentsOf: raw) }

    mutating func write(_ values: [some Packed]) {
        write(values.count)
        for value in values { value.pack(&self) }
    }

    mutating func write(_ value: (some Packed)?) {
        write(value != nil)
        value?.pack(&self)
    }

    mutating func write(_ numbers: [Int]) {
        write(numbers.count)
        for number in numbers { write(number) }
    }
}

/// Reads back what a ``Packer`` wrote.
struct Unpacker {
    /// The bytes are not what was written.
    struct Broken: Error {}

    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// How many bytes were read.
    var place: Int { at }

    /// Passes over bytes.
    mutating func skip(_ count: Int) throws {
        guard count >= 0, count <= bytes.count - at else { throw Broken() }
        at += count
    }

    /// Whether everything was read.
    var isAtEnd: Bool { at == bytes.count }

    mutating func byte() throws -> UInt8 {
        guard at < bytes.count else { throw Broken() }
        defer { at += 1 }
        return bytes[at]
    }

    mutating func number() throws -> Int64 {
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

    mutating func int() throws -> Int { Int(try number()) }
    mutating func flag() throws -> Bool { try byte() == 1 }

    /// How many of something follow; never more than there are bytes.
    mutating func count() throws -> Int {
        let count = try int()
        guard count >= 0, count <= bytes.count - at else { throw Broken() }
        return count
    }

    mutating func raw(_ count: Int) throws -> [UInt8] {
        guard count >= 0, count <= bytes.count - at else { throw Broken() }
        defer { at += count }
        return Array(bytes[at..<at + count])
    }

    mutating func text() throws -> String {
        let count = try count()
        defer { at += count }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count]), as: UTF8.self)
    }

    mutating func values<Value: Packed>() throws -> [Value] {
        let count = try count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try Value(unpacking: &self)) }
        return values
    }

    mutating func optional<Value: Packed>() throws -> Value? { try flag() ? try Value(unpacking: &self) : nil }

    mutating func numbers() throws -> [Int] {
        let count = try count()
        var numbers: [Int] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(try int()) }
        return numbers
    }

    /// A value that is kept by its raw value, or by its place among all.
    mutating func one<Value>(of all: some Collection<Value>) throws -> Value {
        let place = try int()
        guard place >= 0, let value = all.dropFirst(place).first else { throw Broken() }
        return value
    }
}

extension Int: Packed {
    func pack(_ out: inout Packer) { out.write(self) }
    init(unpacking: inout Unpacker) throws { self = try unpacking.int() }
}

extension String: Packed {
    func pack(_ out: inout Packer) { out.write(self) }
    init(unpacking: inout Unpacker) throws { self = try unpacking.text() }
}
