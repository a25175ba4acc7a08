import Keeping

// What `Keeping` has too, once more: only where it is compiled together with the types it is used for does the compiler make it of them, and
// then reading takes a third of the time.

extension Packer {
    mutating func write(_ values: [some Packed]) {
        write(values.count)
        for value in values { value.pack(&self) }
    }

    mutating func write(_ value: (some Packed)?) {
        write(value != nil)
        value?.pack(&self)
    }
}

extension Unpacker {
    mutating func values<Value: Packed>() throws -> [Value] {
        let count = try count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try Value(unpacking: &self)) }
        return values
    }

    mutating func optional<Value: Packed>() throws -> Value? { try flag() ? try Value(unpacking: &self) : nil }
}
