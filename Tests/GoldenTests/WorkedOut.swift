/// The figures of the small world, worked out by hand from its files on 2022-08-10.
///
/// 东镇: a health centre (25 beds), a community health centre of which nothing is asked, 甲村 with everything, 乙村 with a clinic of 55 m² without staff
/// and stethoscope (and nothing said of a thermometer), 丙村 without a clinic, 丁社区 of which no clinic is asked. 西乡: no file.
/// 南镇: no health centre; 庚村 70 m² (80 are asked in its county) and a licence that has ended; 辛村 covered by 丑村; 壬村's cover has ended; 癸村's clinic has closed;
/// 子村 said nothing of area and staff; 丑村 40 m² with a waiver, two things missing. 北镇: 10 beds of 20; 寅村 with everything.
enum WorkedOut {
    /// In this order in ``places``.
    static let ids = [
        "subjects", "checks", "checks.met", "checks.unmet", "checks.unreported", "checks.not-applicable", "checks.waived", "checks.unmet.critical",
        "checks.unmet.major", "checks.unmet.minor", "items", "items.critical", "items.major", "items.minor", "blank-spots.institution", "blank-spots.staff",
        "blank-spots.possible", "facilities.open", "facilities.not-assessed", "facilities.assessed", "facilities.up-to-standard", "facilities.below",
        "facilities.undetermined", "facilities.closed",
    ]

    /// Township by township, what stands above them, the counties, everything.
    static let places: [(role: String, code: String, values: [Int])] = [
        ("township", "990101101", [9, 12, 7, 4, 0, 1, 0, 2, 1, 1, 4, 2, 1, 1, 1, 1, 0, 4, 1, 3, 2, 1, 0, 0]),
        ("township", "990101201", [3, 3, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]),
        ("above", "990101", [1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("county", "990101", [13, 16, 7, 4, 4, 1, 0, 2, 1, 1, 4, 2, 1, 1, 1, 1, 3, 4, 1, 3, 2, 1, 0, 0]),
        ("township", "990102101", [10, 16, 6, 6, 2, 0, 2, 4, 1, 1, 7, 4, 1, 2, 3, 1, 1, 3, 0, 3, 0, 2, 1, 1]),
        ("township", "990102102", [4, 6, 5, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 2, 0, 2, 1, 1, 0, 0]),
        ("above", "990102", [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("county", "990102", [15, 23, 12, 7, 2, 0, 2, 4, 2, 1, 8, 4, 2, 2, 3, 1, 1, 5, 0, 5, 1, 3, 1, 1]),
        ("above", "990100", [1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("whole", "", [29, 40, 19, 11, 7, 1, 2, 6, 3, 2, 12, 6, 3, 3, 4, 2, 4, 9, 1, 8, 3, 4, 1, 1]),
    ]

    /// The shares of everything: 19 of 30 checks decided, 3 of 7 facilities decided; 8 assessed.
    static let shareOfChecks = "63.3%"
    static let shareOfFacilities = "42.9%"
    static let facilitiesBetween = "37.5%–50.0%"
    static let facilitiesDecided = "87.5%"

    /// Gaps by criterion, subject and term that are unmet and count: twelve.
    static let items: Set<String> = [
        "base/village.clinic/990101101203", "base/clinic.doctor/990101101202-clinic", "base/clinic.area/990101101202-clinic",
        "base/clinic.equipment/990101101202-clinic/stethoscope", "local/township.centre/990102101", "local/village.clinic/990102101203",
        "local/village.clinic/990102101204", "local/clinic.doctor/990102101201-clinic", "local/clinic.area/990102101201-clinic",
        "local/clinic.equipment/990102101206-clinic/thermometer", "local/clinic.equipment/990102101206-clinic/sphygmomanometer",
        "local/centre.beds/990102102-health-centre",
    ]
}
