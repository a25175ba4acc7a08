/// What the bytes of a plain scalar may be, one look-up a byte.
///
/// A class of its own so that a reader makes the table once; a scanner, which is made for every file, borrows it.
final class ByteClasses {
    /// A plain scalar may begin with it, whatever follows.
    static let begins: UInt8 = 1
    /// Inside a plain scalar it means nothing but itself, outside of brackets.
    static let continues: UInt8 = 2
    /// The same inside of brackets.
    static let continuesInFlow: UInt8 = 4

    let pointer: UnsafePointer<UInt8>

    init() {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in 0..<256 {
            let isLetter = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            // Of a character of several bytes the first is looked at with those that follow.
            table[byte] = isLetter ? Self.begins | Self.continues | Self.continuesInFlow : byte >= 0x80 ? Self.begins : 0
        }
        for byte in "_/(+".utf8 { table[Int(byte)] = Self.begins | Self.continues | Self.continuesInFlow }
        for byte in "-.)%=~*&<>;".utf8 { table[Int(byte)] = Self.continues | Self.continuesInFlow }
        // Signs that mean something only where a scalar begins, or inside of brackets.
        for byte in "'\"!?@|$^`\\".utf8 { table[Int(byte)] = Self.continues | Self.continuesInFlow }
        for byte in ",[]{}".utf8 { table[Int(byte)] = Self.continues }
        pointer = UnsafePointer(table)
    }

    deinit { pointer.deallocate() }
}
