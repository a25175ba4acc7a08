extension CountyWriter {
    /// The exemption of a village, if its case has one.
    func exemption(_ village: VillagePlan, _ draw: inout SeededGenerator) -> String? {
        guard let kind = Self.exemptionKinds[village.planted], let coveredBy = village.coveredBy else { return nil }
        var parts = ["kind: \(kind)", "covered-by: \(coveredBy)"]
        if village.planted != .jointAtLimit {
            parts.append("approved-by: " + (kind == "整体搬迁" ? office + "人民政府" : office + "卫生健康委"))
            let hasEnded = village.planted == .jointExpired || village.planted == .visitingExpired
            parts.append(
                "approved-on: \(draw.day(hasEnded ? SampleDay(2018, 3, 1)...SampleDay(2019, 12, 31) : SampleDay(2019, 9, 1)...SampleDay(2022, 5, 31)))")
        }
        let until: SampleDay =
            switch village.planted {
            case .jointExpired: draw.day(SampleDay(2020, 12, 31)...SampleDay(2022, 6, 30))
            case .visitingExpired: draw.day(SampleDay(2020, 12, 31)...SampleDay(2022, 6, 30))
            default: SampleDay(draw.whole(2024...2027), draw.pick([6, 12]), 30)
            }
        parts.append("until: \(until)")
        switch kind {
        case "联合设置":
            parts.append("few-residents: \(yesNo(village.planted != .jointAtLimit))")
            parts.append("small-radius: \(yesNo(!draw.happens(120)))")
            parts.append("easy-traffic: \(yesNo(!draw.happens(80)))")
        case "巡诊派驻":
            if village.planted != .visitingWithoutFrequency { parts.append("visits-per-month: \(draw.whole(4...12))") }
        default: break
        }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    private static let exemptionKinds: [VillageCase: String] = [
        .jointClinic: "联合设置", .jointAcrossBoundary: "联合设置", .jointAtLimit: "联合设置", .jointExpired: "联合设置",
        .jointToClosed: "联合设置", .jointToNowhere: "联合设置", .townshipSeat: "卫生院所在地", .seatOfClosedCentre: "卫生院所在地",
        .relocated: "整体搬迁", .visitingDoctor: "巡诊派驻", .visitingWithoutFrequency: "巡诊派驻", .visitingExpired: "巡诊派驻",
    ]
}
