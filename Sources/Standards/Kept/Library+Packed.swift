import Keeping
import Wording

extension StandardLibrary {
    /// The library as bytes, which only the program that wrote them can read.
    package var packed: [UInt8] {
        var out = Packer()
        vocabulary.pack(&out)
        out.write(standards)
        out.write(facts)
        out.write(warnings)
        out.write(folders)
        out.write(files.map(\.path))
        out.write(files.map(\.name))
        return out.bytes
    }

    /// Reads back what ``packed`` gave; nil when it is anything else.
    package init?(packed bytes: ArraySlice<UInt8>) {
        guard let library = Unpacker.whole(bytes, { try StandardLibrary(unpacking: &$0) }) else { return nil }
        self = library
    }

    private init(unpacking: inout Unpacker) throws {
        let vocabulary = try Vocabulary(unpacking: &unpacking)
        self.init(
            language: vocabulary.language, vocabulary: vocabulary, standards: try unpacking.values(), facts: try unpacking.values(),
            warnings: try unpacking.values(), folders: try unpacking.values(),
            files: zip(try unpacking.values() as [String], try unpacking.values() as [String]).map { StandardFile(path: $0, name: $1) })
    }
}
