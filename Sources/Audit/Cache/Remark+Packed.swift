import Keeping
import Quantities
import Standards

extension Remark: Packed {
    package func pack(_ out: inout Packer) {
        switch self {
        case .exempt(let kind, let by): write(0, kind, by, to: &out)
        case .exemptionExpired(let kind, let on): write(1, kind, on, to: &out)
        case .exemptionUncovered(let kind, let by): write(2, kind, by, to: &out)
        case .exemptionUnapproved(let kind): write(3, kind, to: &out)
        case .exemptionIncomplete(let kind): write(4, kind, to: &out)
        case .exemptionUnfit(let kind, let by, let flaw):
            write(5, kind, by, to: &out)
            switch flaw {
            case .notOpen: out.write(0)
            case .kind: out.write(1)
            case .place: out.write(2)
            case .lacking: out.write(3)
            }
        case .exemptionNotYet(let kind, let on): write(6, kind, on, to: &out)
        case .exemptionNotAllowed(let kind): write(7, kind, to: &out)
        case .exemptionOpen(let kind): write(8, kind, to: &out)
        case .waived(let reason, let approver, let until): write(9, reason, approver, until, to: &out)
        case .waiverExpired(let on): write(10, on, to: &out)
        case .nothingToTakeOf(let nothing): write(11, OfNothing.allCases.firstIndex(of: nothing)!, to: &out)
        }
    }

    private func write(_ form: Int, _ values: any Packed..., to out: inout Packer) {
        out.write(form)
        for value in values { value.pack(&out) }
    }

    package init(unpacking: inout Unpacker) throws {
        switch try unpacking.int() {
        case 0: self = .exempt(kind: try unpacking.int(), by: try unpacking.text())
        case 1: self = .exemptionExpired(kind: try unpacking.int(), on: try Day(unpacking: &unpacking))
        case 2: self = .exemptionUncovered(kind: try unpacking.int(), by: try unpacking.text())
        case 3: self = .exemptionUnapproved(kind: try unpacking.int())
        case 4: self = .exemptionIncomplete(kind: try unpacking.int())
        case 5:
            self = .exemptionUnfit(
                kind: try unpacking.int(), by: try unpacking.text(), try unpacking.one(of: [FacilityFlaw.notOpen, .kind, .place, .lacking]))
        case 6: self = .exemptionNotYet(kind: try unpacking.int(), on: try Day(unpacking: &unpacking))
        case 7: self = .exemptionNotAllowed(kind: try unpacking.int())
        case 8: self = .exemptionOpen(kind: try unpacking.int())
        case 9: self = .waived(reason: try unpacking.text(), approver: try unpacking.text(), until: try Day(unpacking: &unpacking))
        case 10: self = .waiverExpired(on: try Day(unpacking: &unpacking))
        case 11: self = .nothingToTakeOf(try unpacking.one(of: OfNothing.allCases))
        default: throw Unpacker.Broken()
        }
    }
}
