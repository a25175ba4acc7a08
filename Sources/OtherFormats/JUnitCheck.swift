import Files
import Wording

/// What is wrong with files as JUnit's XML: a test case for each file that was looked at, which fails where the file cannot be used.
package struct JUnitCheck: Sendable {
    private let language: Language
    private let failsOnWarnings: Bool

    /// The problems in a language.
    ///
    /// - Parameter failsOnWarnings: whether a warning makes a file fail too.
    package init(_ language: Language, failsOnWarnings: Bool) {
        self.language = language
        self.failsOnWarnings = failsOnWarnings
    }

    /// Writes the problems of files, and the files that have none.
    package func write(_ diagnostics: [Diagnostic], files: [String], to output: Output) throws {
        let byFile = Dictionary(grouping: diagnostics.sorted(), by: \.file)
        let cases = Set(files).union(byFile.keys).sorted().map { file in
            let found = byFile[file] ?? []
            var one = JUnitCase(name: file, group: "dabiao.check", file: file, line: found.first?.position?.line)
            if found.hasErrors || (failsOnWarnings && !found.isEmpty) {
                let first = found.first { $0.severity == .error } ?? found[0]
                one.failure = (first.severity.rawValue, first.message[language], found.map { $0.rendered(language) }.joined())
            } else if !found.isEmpty {
                one.note = found.map { $0.rendered(language) }.joined()
            }
            return one
        }
        let counts = JUnitCounts(cases)
        try output.write(JUnitSuite.head("dabiao check", counts))
        try output.write(JUnitSuite.bytes("dabiao check", counts, day: nil, cases))
        try output.write(JUnitSuite.tail)
    }
}
