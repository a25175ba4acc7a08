import Audit
import Standards
import Wording

/// The figures of a place, or of all places together.
public struct PlaceFigures: Sendable {
    /// Which line of a table it is.
    public enum Role: String, Sendable {
        /// A township with everything in it.
        case township
        /// What stands above the townships: the county's or city's own checks and facilities.
        case above
        /// A county with all its townships, and what stands above them.
        case county
        /// Everything.
        case whole
    }

    /// The code; empty for everything.
    public let code: String
    /// The name.
    public let name: Text
    /// Which line it is.
    public let role: Role
    /// The code of the county it is part of; that of the city for a city's own.
    public let county: String
    /// The name of the place itself, without which line of a table it is.
    public let title: Text
    private let totals: Totals
    private let facilities: FacilityCounts

    init(_ role: Role, code: String, name: Text, title: Text? = nil, county: String, _ totals: Totals, _ program: AuditProgram) {
        self.title = title ?? name
        self.role = role
        self.code = code
        self.name = name
        self.county = county
        self.totals = totals
        facilities = totals.allFacilities(program)
    }

    /// The figures of a place that was audited as one.
    public init(_ batch: Batch, _ program: AuditProgram) {
        self.init(.township, code: batch.code, name: Text(same: batch.name), county: batch.code, batch.totals, program)
    }

    /// One of its figures.
    public subscript(_ id: FigureID) -> Figure { Figure(id: id, value: id.value(of: totals, facilities)) }

    /// One of its figures that is a number; of a share, how many are met.
    public func count(_ id: FigureID) -> Int {
        switch self[id].value {
        case .count(let count): count
        case .share(let share): share.met
        }
    }

    /// The share of its facilities that are up to standard.
    public var facilityShare: Share { Share(facilities) }

    /// The share of its binding checks that are met.
    public var checkShare: Share { Share(totals.binding) }

    /// The number of unmet checks beside the number of items they lack, in one sentence.
    public var reconciliation: Text {
        let (checks, items) = (count(.unmet), count(.items))
        return Text(
            zh: "不达标 \(checks) 项检查，共缺 \(items) 处（清单类检查缺几样计几处）",
            en: "\(checks) checks unmet = \(items) missing items (a list counts once for each thing missing)")
    }
}

extension Totals {
    /// All facilities, whatever their kind.
    func allFacilities(_ program: AuditProgram) -> FacilityCounts {
        facilities.enumerated().filter { program.vocabulary.kinds[$0.offset].isFacility }.reduce(into: FacilityCounts()) { $0 += $1.element }
    }
}
