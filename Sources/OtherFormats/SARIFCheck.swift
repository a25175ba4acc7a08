import Files
import Wording

/// What is wrong with files as SARIF 2.1.0: a result for each problem, where it stands.
package struct SARIFCheck: Sendable {
    private let log: SARIFLog

    /// The problems in a language, by a version of the program.
    package init(_ language: Language, version: String) {
        log = SARIFLog(
            version: version, language: language,
            rules: [Diagnostic.Severity.error, .warning].map { severity in
                [
                    "id": .text(Self.rule(severity)), "shortDescription": ["text": .text(Self.title(severity)[language])],
                    "defaultConfiguration": ["level": .text(severity.rawValue)],
                ]
            })
    }

    private static func rule(_ severity: Diagnostic.Severity) -> String { "input-\(severity.rawValue)" }

    private static func title(_ severity: Diagnostic.Severity) -> Text {
        switch severity {
        case .error: Text(zh: "文件不能用", en: "The input cannot be used")
        case .warning: Text(zh: "能用，但多半不是原意", en: "The input can be used but is probably not what was meant")
        }
    }

    /// Writes the problems.
    package func write(_ diagnostics: [Diagnostic], to output: Output) throws {
        try output.write(log.head())
        for (index, diagnostic) in diagnostics.sorted().enumerated() {
            if index > 0 { try output.write(",") }
            try output.write([0x0A] + result(diagnostic).bytes)
        }
        try output.write(log.tail())
    }

    private func result(_ diagnostic: Diagnostic) -> JSONValue {
        let language = log.language
        let help = diagnostic.help.map { "\n" + language.word("提示：", "help: ") + $0[language] } ?? ""
        var region: [(String, JSONValue?)] = []
        if let position = diagnostic.position {
            region = [("startColumn", .number(position.column)), ("endColumn", .number(position.column + max(1, diagnostic.length)))]
            if let line = diagnostic.sourceLine, diagnostic.sourceColumn == 1 { region.append(("snippet", ["text": .text(line)])) }
        }
        return [
            "ruleId": .text(Self.rule(diagnostic.severity)), "ruleIndex": diagnostic.severity == .error ? 0 : 1,
            "level": .text(diagnostic.severity.rawValue), "message": ["text": .text(diagnostic.message[language] + help)],
            "locations": [["physicalLocation": SARIFLog.place(diagnostic.file, line: diagnostic.position?.line, more: region)]],
        ]
    }
}
