import Figures
import Writing

/// How many test cases there are, and how they went.
struct JUnitCounts {
    var tests: Int
    var failures: Int
    var skipped: Int

    /// The binding checks of a place.
    init(_ place: PlaceFigures) {
        tests = place.count(.checks)
        failures = place.count(.unmet)
        skipped = place.count(.unreported) + place.count(.notApplicable) + place.count(.waived)
    }

    /// Cases that either failed or not.
    init(_ cases: [JUnitCase]) {
        tests = cases.count
        failures = cases.count { $0.failure != nil }
        skipped = cases.count { $0.skipped != nil }
    }

    fileprivate func write(to writer: inout ByteWriter) {
        writer.write(" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\"")
    }
}

/// One test case: it passed, or failed, or could not be told.
struct JUnitCase {
    var name: String
    /// What it is a case of; viewers make folders of what stands between dots.
    var group: String
    var file: String?
    var line: Int?
    /// How bad it is, in a line, and in full.
    var failure: (type: String, message: String, text: String)?
    /// Why it was skipped.
    var skipped: String?
    /// What is to be said though it passed.
    var note: String?

    func write(to writer: inout ByteWriter) {
        writer.write("<testcase")
        writer.writeAttribute("name", name)
        writer.writeAttribute("classname", group)
        writer.writeAttribute("file", file)
        writer.writeAttribute("line", line.map(String.init))
        writer.write(" time=\"0\"")
        if let failure {
            writer.write("><failure")
            writer.writeAttribute("type", failure.type)
            writer.writeAttribute("message", failure.message)
            writer.write(">")
            writer.writeXML(failure.text)
            writer.write("</failure></testcase>\n")
        } else if let skipped {
            writer.write("><skipped")
            writer.writeAttribute("message", skipped)
            writer.write("/></testcase>\n")
        } else if let note {
            writer.write("><system-out>")
            writer.writeXML(note)
            writer.write("</system-out></testcase>\n")
        } else {
            writer.write("/>\n")
        }
    }
}

/// Test suites as JUnit's XML has them.
enum JUnitSuite {
    /// What stands before all suites.
    static func head(_ name: String, _ counts: JUnitCounts) -> [UInt8] {
        var writer = ByteWriter()
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites")
        writer.writeAttribute("name", name)
        counts.write(to: &writer)
        writer.write(" time=\"0\">\n")
        return writer.bytes
    }

    /// What stands after them.
    static let tail = Array("</testsuites>\n".utf8)

    /// One suite.
    ///
    /// - Parameter day: when what it tells of is so.
    static func bytes(_ name: String, _ counts: JUnitCounts, day: String?, properties: [(String, String?)] = [], _ cases: [JUnitCase]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write("<testsuite")
        writer.writeAttribute("name", name)
        counts.write(to: &writer)
        writer.write(" time=\"0\"")
        writer.writeAttribute("timestamp", day.map { $0 + "T00:00:00" })
        writer.write(">\n")
        let told = properties.filter { $0.1 != nil }
        if !told.isEmpty {
            writer.write("<properties>")
            for (name, value) in told {
                writer.write("<property")
                writer.writeAttribute("name", name)
                writer.writeAttribute("value", value)
                writer.write("/>")
            }
            writer.write("</properties>\n")
        }
        for one in cases { one.write(to: &writer) }
        writer.write("</testsuite>\n")
        return writer.bytes
    }
}
