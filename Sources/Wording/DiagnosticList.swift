/// The problems of files: of each as many as anybody will read, and how many more there are.
public struct DiagnosticList: Sendable {
    /// How many of a file are kept.
    public static let limit = 1000

    private var kept: [Diagnostic] = []
    private var keptOf: [String: Int] = [:]
    private var more: [String: (errors: Int, warnings: Int)] = [:]

    /// No problems.
    public init() {}

    /// Problems that were found already.
    public init(_ diagnostics: [Diagnostic]) { for diagnostic in diagnostics { append(diagnostic) } }

    /// Whether any is an error.
    public var hasErrors: Bool { kept.hasErrors || more.values.contains { $0.errors > 0 } }

    /// Adds a problem of a file; it is only put together when it will be kept.
    public mutating func add(_ severity: Diagnostic.Severity, file: String, _ make: () -> Diagnostic) {
        guard keptOf[file, default: 0] >= Self.limit else {
            keptOf[file, default: 0] += 1
            kept.append(make())
            return
        }
        if severity == .error { more[file, default: (0, 0)].errors += 1 } else { more[file, default: (0, 0)].warnings += 1 }
    }

    /// Adds a problem that is at hand.
    public mutating func append(_ diagnostic: Diagnostic) {
        guard diagnostic.count > 1 else { return add(diagnostic.severity, file: diagnostic.file) { diagnostic } }
        // What stands for many goes on being counted.
        if diagnostic.severity == .error { more[diagnostic.file, default: (0, 0)].errors += diagnostic.count }
        if diagnostic.severity == .warning { more[diagnostic.file, default: (0, 0)].warnings += diagnostic.count }
    }

    /// Everything, with a last line of each file that had more.
    public var all: [Diagnostic] {
        kept
            + more.sorted { $0.key < $1.key }.map { file, more in
                let total = more.errors + more.warnings
                var last = Diagnostic(
                    more.errors > 0 ? .error : .warning, file: file,
                    message: Text(zh: "还有 \(grouped(total)) 个问题，没有列出", en: "and \(grouped(total)) more problems, not listed"))
                // One alone would not be told from a problem of its own.
                last.count = max(2, total)
                return last
            }
    }
}

/// A number with commas between thousands.
private func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
        if index > 0, index % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return String(text.reversed())
}
