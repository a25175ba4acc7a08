import BuiltPrograms
import Fuzzing
import Testing

/// A short run of what `make fuzz` does a million times.
@Suite("Odd inputs") struct FuzzingTests {
    private func findings(_ target: any FuzzTarget, _ rounds: Int) -> (taken: Int, found: [String]) {
        var found: [String] = []
        let taken = FuzzRun(target, seed: 2026).feed(0..<rounds) { finding in
            found.append("input \(finding.number): \(finding.what)\n\(String(decoding: finding.input, as: UTF8.self).debugDescription)")
            return found.count < 10
        }
        return (taken, found)
    }

    @Test("the plain scanner reads what libyaml reads")
    func scanner() {
        let (taken, found) = findings(ScannerComparison(Corpus(repository: repository)), 1000)
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
        #expect(taken > 100)
    }

    @Test("a spreadsheet ends in a plan or in problems", arguments: [false, true])
    func spreadsheets(isWorkbook: Bool) throws {
        let (taken, found) = findings(try SpreadsheetReading(isWorkbook: isWorkbook, repository: repository), 80)
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
        #expect(taken > 5)
    }
}
