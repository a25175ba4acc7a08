import CLibZip
import Wording

/// Something that keeps a spreadsheet from being read; it becomes a diagnostic of the file.
struct WorkbookProblem: Error {
    var message: Text
    var help: Text?

    init(_ message: Text, help: Text? = nil) {
        self.message = message
        self.help = help
    }
}

/// The entries of a zip archive, read under limits.
final class Archive {
    private let archive: OpaquePointer
    private let limits: WorkbookLimits
    private var expanded = 0
    /// The names of its entries.
    let names: [String]

    /// Opens an archive and refuses one that is damaged or out of bounds before anything is expanded.
    init(path: String, limits: WorkbookLimits) throws {
        self.limits = limits
        var code: Int32 = 0
        guard let opened = zip_open(path, Int32(ZIP_RDONLY), &code) else {
            var error = zip_error_t()
            zip_error_init_with_code(&error, code)
            defer { zip_error_fini(&error) }
            throw WorkbookProblem(.damaged("zip", String(cString: zip_error_strerror(&error))), help: .getItAgain)
        }
        archive = opened
        let count = Int(zip_get_num_entries(opened, 0))
        var names: [String] = []
        var problem: WorkbookProblem?
        if count > limits.entries {
            problem = WorkbookProblem(.tooManyEntries(count, limits.entries))
        } else {
            var total: UInt64 = 0
            for index in 0..<count {
                var entry = zip_stat_t()
                zip_stat_init(&entry)
                guard zip_stat_index(opened, UInt64(index), 0, &entry) == 0, let name = entry.name.map({ String(cString: $0) }) else {
                    names.append("")
                    continue
                }
                names.append(name)
                if entry.encryption_method != UInt16(ZIP_EM_NONE) { problem = problem ?? WorkbookProblem(.encrypted, help: .removePassword) }
                total = total.addingReportingOverflow(entry.size).overflow ? .max : total + entry.size
                if total > UInt64(limits.expandedSize)
                    || (entry.size > 1 << 20 && entry.size / UInt64(limits.ratio) > max(1, entry.comp_size))
                {
                    problem = problem ?? WorkbookProblem(.expandsTooFar(name))
                }
            }
        }
        self.names = names
        if let problem { throw problem }
    }

    deinit { zip_discard(archive) }

    /// Whether there is an entry of this name.
    func holds(_ name: String) -> Bool { zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE)) >= 0 }

    /// Hands out the expanded bytes of an entry piece by piece; what the directory says of its size is not believed.
    func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let index = zip_name_locate(archive, name, UInt32(ZIP_FL_NOCASE))
        guard index >= 0, let file = zip_fopen_index(archive, UInt64(index), 0) else {
            throw WorkbookProblem(.damaged(name, String(cString: zip_strerror(archive))), help: .getItAgain)
        }
        defer { zip_fclose(file) }
        let size = 1 << 16
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = Int(zip_fread(file, buffer, UInt64(size)))
            if count < 0 {
                throw WorkbookProblem(.damaged(name, String(cString: zip_file_strerror(file))), help: .getItAgain)
            }
            if count == 0 { return }
            expanded += count
            if expanded > limits.expandedSize { throw WorkbookProblem(.expandsTooFar(name)) }
            try body(UnsafeRawBufferPointer(start: buffer, count: count))
        }
    }
}
