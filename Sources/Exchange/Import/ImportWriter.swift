import Writing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension InventoryImport.Plan {
    /// Writes the files: all of them under temporary names first, so that a full disk leaves every file as it was.
    ///
    /// - Throws: ``OutputError`` when something cannot be written.
    public func write() throws {
        var outputs: [Output] = []
        for file in files {
            if file.isNew { try makeFolders(of: file.path) }
            let output = try Output(file.path)
            try output.write(file.text)
            try output.prepare()
            outputs.append(output)
        }
        for output in outputs { try output.finish() }
    }

    private func makeFolders(of path: String) throws {
        var at = path.startIndex
        while let slash = path[at...].firstIndex(of: "/") {
            let folder = String(path[..<slash])
            if !folder.isEmpty, mkdir(folder, 0o755) != 0, errno != EEXIST { throw OutputError.cannotWrite(folder, errno) }
            at = path.index(after: slash)
        }
    }
}
