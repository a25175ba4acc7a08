import Figures
import Quantities
import Standards
import Wording
import YAMLReader

/// What figures and places are called in a DHIS2: its file says which data element a figure is, and which organisation unit a place.
package struct DHIS2Mapping: Sendable {
    /// How long the stretches of time are that the data set is reported for.
    enum Period: String, CaseIterable, Sendable {
        case daily, monthly, quarterly, yearly

        /// The stretch a day is in, as DHIS2 writes it.
        func name(_ day: Day) -> String {
            let (year, month, _) = day.civil
            switch self {
            case .daily: return day.description.replacing("-", with: "")
            case .monthly: return String(day.description.prefix(7)).replacing("-", with: "")
            case .quarterly: return "\(year)Q\((month + 2) / 3)"
            case .yearly: return String(year)
            }
        }
    }

    var period = Period.daily
    var dataSet: String?
    /// How DHIS2 knows data elements and units: UID, CODE or NAME. Without a mapping our own names are codes.
    var elementScheme = "CODE"
    var unitScheme = "CODE"
    var leavesOutUnmapped = false
    var elements: [FigureID: String] = [:]
    var units: [String: String] = [:]

    /// No mapping: figures and places are called what they are called here.
    package init() {}

    /// Reads a mapping.
    ///
    /// - Throws: `InputError` with everything that is wrong with it.
    package init(path: String) throws {
        var (reading, root) = try NodeReading.file(path)
        let pairs = reading.mapping(
            root, keys: ["dhis2", "period", "data-set", "data-element-scheme", "org-unit-scheme", "only-mapped", "data-elements", "org-units"])
        period = reading.choice(pairs["period"], Period.allCases.map { ($0.rawValue, $0) }) ?? .daily
        dataSet = reading.text(pairs["data-set"])
        let schemes = ["UID", "CODE", "NAME"].map { ($0, $0) }
        elementScheme = reading.choice(pairs["data-element-scheme"], schemes) ?? (pairs["data-elements"] == nil ? "CODE" : "UID")
        unitScheme = reading.choice(pairs["org-unit-scheme"], schemes) ?? (pairs["org-units"] == nil ? "CODE" : "UID")
        leavesOutUnmapped = reading.flag(pairs["only-mapped"])
        for (key, value) in pairs["data-elements"]?.pairs ?? [] {
            guard let id = FigureID(rawValue: key.text ?? "") else {
                let names = FigureID.allCases.map(\.rawValue)
                reading.error(
                    key, Text(zh: "没有指标“\(key.text ?? "")”", en: "there is no figure \"\(key.text ?? "")\""), help: .nearestOrList(key.text ?? "", among: names)
                )
                continue
            }
            elements[id] = reading.text(value)
        }
        for (key, value) in pairs["org-units"]?.pairs ?? [] { units[key.text ?? ""] = reading.text(value) }
        if reading.diagnostics.hasErrors { throw InputError(reading.diagnostics) }
    }

    /// What a figure is called there; nil where it is left out.
    func element(_ id: FigureID) -> String? { elements[id] ?? (leavesOutUnmapped && !elements.isEmpty ? nil : id.rawValue) }

    /// What a place is called there; nil where it is left out.
    func unit(_ code: String) -> String? { units[code] ?? (leavesOutUnmapped && !units.isEmpty ? nil : code) }

    /// Names that DHIS2 will not know: without an entry, where it is to be a UID.
    func unmapped(_ places: [String]) -> [String] {
        guard !leavesOutUnmapped else { return [] }
        return (elementScheme == "UID" ? FigureID.allCases.filter { elements[$0] == nil }.map(\.rawValue) : [])
            + (unitScheme == "UID" ? places.filter { units[$0] == nil } : [])
    }
}
