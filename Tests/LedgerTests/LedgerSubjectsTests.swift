import Testing

@testable import Ledger

@Suite("Subjects of a ledger by what people call them")
struct LedgerSubjectsTests {
    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        let subjects = [
            ("990101101201", "乙村", "", "东镇"), ("990101101201-clinic", "", "乙村", "东镇"), ("990101101202-clinic", "惠民诊所", "丙村村民委员会", "东镇"),
            ("990101102201", "乙村", "", "西乡"), ("990101102202-clinic", "", "大同社区", "西乡"), ("990101102-centre", "西乡卫生院", "", "西乡"),
        ]
        try ledger.sync(
            1,
            subjects.map { code, name, village, township in
                var gap = TestLedger.gap("s/area/\(code)")
                (gap.gap.name, gap.gap.village, gap.gap.placeName) = (name, village, township)
                return gap
            })
        return ledger
    }

    @Test(
        "a code, a name, a village, each as people write it",
        arguments: [
            ("990101101201", [], ["990101101201"]), ("东镇乙村", [], ["990101101201", "990101101201-clinic"]),
            ("东/乙村", [], ["990101101201", "990101101201-clinic"]), ("乙村", ["东镇"], ["990101101201", "990101101201-clinic"]),
            ("乙村民委员会", ["990101102"], ["990101102201"]), ("丙村", [], ["990101101202-clinic"]), ("丙", [], ["990101101202-clinic"]),
            ("惠民诊所", [], ["990101101202-clinic"]), ("大同", [], ["990101102202-clinic"]), (" 西乡 卫生院", [], ["990101102-centre"]),
        ] as [(String, [String], [String])])
    func found(_ word: String, _ townships: [String], _ codes: [String]) throws {
        let ledger = try ledger()
        defer { ledger.folder.remove() }
        #expect(try ledger.store.read { try $0.subjects() }.meaning(of: word, in: townships) == .subjects(codes))
    }

    @Test("a name of several places is not guessed, and one of none is told with the names there are")
    func notFound() throws {
        let ledger = try ledger()
        defer { ledger.folder.remove() }
        let subjects = try ledger.store.read { try $0.subjects() }
        #expect(subjects.meaning(of: "乙村") == .several(["东镇 乙村", "西乡 乙村"]))
        #expect(subjects.meaning(of: "丁村", in: ["东镇"]) == .nobody(names: ["丙村村民委员会", "乙村"]))
        #expect(subjects.meaning(of: "丙村", in: ["西乡"]) == .nobody(names: ["乙村", "大同社区", "西乡卫生院"]))
    }
}
