/// A regular file's bytes, all at once.
package enum WholeFile {
    /// The bytes; nil when nothing is there that can be read.
    package static func bytes(_ path: String) -> [UInt8]? { contents(path) }
}
