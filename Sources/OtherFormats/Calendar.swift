import Quantities

/// A calendar file (RFC 5545): days on which something is to be done.
struct Calendar {
    /// A whole day.
    struct Entry {
        /// The same from file to file, so that a calendar takes in a new file without doubling what it has.
        var uid: String
        var day: Day
        var summary: String
        var description: String
        var place: String
    }

    /// What the calendar is called.
    var name: String
    /// The day the file tells of.
    var asOf: Day
    var entries: [Entry]

    /// The file: lines end in CRLF and are at most 75 bytes long.
    func text(version: String) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dabiao//\(version)//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" + Self.escaped(name),
        ]
        for entry in entries {
            lines += [
                "BEGIN:VEVENT", "UID:\(entry.uid)", "DTSTAMP:\(Self.digits(asOf))T000000Z", "DTSTART;VALUE=DATE:\(Self.digits(entry.day))",
                "DTEND;VALUE=DATE:\(Self.digits(entry.day.adding(days: 1)))", "SUMMARY:" + Self.escaped(entry.summary),
                "DESCRIPTION:" + Self.escaped(entry.description), "LOCATION:" + Self.escaped(entry.place), "TRANSP:TRANSPARENT", "BEGIN:VALARM",
                "ACTION:DISPLAY", "DESCRIPTION:" + Self.escaped(entry.summary), "TRIGGER:-PT15H", "END:VALARM", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private static func digits(_ day: Day) -> String { day.description.replacing("-", with: "") }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
    }

    /// A line broken so that no part has more than 75 bytes, and none ends within a character.
    static func folded(_ line: String) -> String {
        guard line.utf8.count > 75 else { return line }
        var result = ""
        var used = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if used + length > 75 {
                result += "\r\n "
                used = 1
            }
            result.unicodeScalars.append(scalar)
            used += length
        }
        return result
    }
}
