/// What is attested where. The ids are those of `standards/vocabulary/attestations/`.
///
/// A place is asked what the documents that are in force there ask; who answers how is ``AttestationConduct``.
extension SampleAttestation {
    /// What is attested in a county: what the documents that apply there ask for.
    static func table(forCounty code: String) -> [AttestedSubject: [SampleAttestation]] {
        var table = own(forCounty: code)
        for (subject, standing) in [(AttestedSubject.clinic, standingClinic), (.healthCentre, nationalCentre)] {
            let asked = Set(table[subject, default: []].map(\.id))
            table[subject, default: []] += standing.filter { !asked.contains($0.id) }
        }
        return table
    }

    /// What a county's own plan asks.
    private static func own(forCounty code: String) -> [AttestedSubject: [SampleAttestation]] {
        switch code.prefix(4) {
        case "6405": zhongwei
        case "3507": guangze
        case "4104": wugang
        default: fangcheng
        }
    }

    private static func yes(_ id: String, _ share: Int = 920) -> SampleAttestation { SampleAttestation(id, .yes(share)) }

    private static func rate(_ id: String, _ least: Int, full: Int) -> SampleAttestation {
        SampleAttestation(id, .rate(least, full: full))
    }

    private static func number(
        _ id: String, _ share: Int, _ usual: ClosedRange<Int>, else unusual: ClosedRange<Int>
    ) -> SampleAttestation {
        SampleAttestation(id, .number(share, usual, unusual))
    }

    private static func none(_ id: String, _ share: Int) -> SampleAttestation { number(id, share, 0...0, else: 1...3) }

    private static func list(_ id: String, _ share: Int, _ items: [String]) -> SampleAttestation { SampleAttestation(id, .items(share, items)) }

    private static func day(_ id: String, _ share: Int) -> SampleAttestation { SampleAttestation(id, .day(share)) }

    // MARK: Everywhere

    private static let nationalCounty: [SampleAttestation] = [
        rate("poor-basic-insurance-rate", 98, full: 850), rate("poor-serious-illness-insurance-rate", 98, full: 850),
        rate("poor-medical-aid-rate", 98, full: 850), yes("clinic-planning"), yes("village-doctor-subsidy-record"),
        yes("clinic-land-free"), yes("exit-rule"),
    ]

    private static let nationalCentre: [SampleAttestation] = [
        SampleAttestation("privatised", .no), rate("bed-use", 38, full: 0),
    ]

    private static let nationalClinic: [SampleAttestation] = [
        yes("essential-medicine-rules", 950), yes("signs-and-setting", 900),
    ]

    /// What the standing rules ask of every clinic.
    private static let standingClinic: [SampleAttestation] =
        nationalClinic + [
            none("banned-services", 990), yes("tcm-service", 960), yes("family-planning-supplies", 970), yes("siting-conforms", 980),
            none("unapproved-antimicrobial-iv", 990), yes("assessment-record", 960),
            none("funds-withheld", 995), none("fees-outside-rules", 990), yes("other-equipment", 960), yes("rules-bound", 950),
            yes("iv-rescue-supplies", 960), yes("iv-preparation", 970), yes("iv-reaction-staff", 970), yes("iv-antimicrobial-rules", 970),
        ]

    // MARK: Henan

    private static let henanCounty: [SampleAttestation] =
        nationalCounty + [
            number("major-disease-kinds", 850, 30...30, else: 25...29), yes("treat-first-pay-later"), yes("old-doctor-subsidy"),
            yes("remote-imaging-centre"), yes("ecg-centre"), yes("pathology-centre", 600), yes("laboratory-centre"),
            yes("sterile-supply-centre", 800), yes("results-recognised"), yes("consortium-platform-connected"),
            rate("budget-basic-pay-share", 70, full: 500), rate("budget-insurance-share", 80, full: 600),
            yes("capital-in-budget", 700),
            number("practice-models", 500, 3...4, else: 0...2), number("outpatient-rate", 700, 60...72, else: 50...59),
            rate("grassroots-visit-rate", 55, full: 0), rate("contract-renewal-rate", 70, full: 0),
            yes("same-disease-same-pay", 700), yes("clinic-subjects-registrable"),
        ]

    private static let fangcheng: [AttestedSubject: [SampleAttestation]] = [
        .county: henanCounty + [
            yes("treat-first-pay-later-city"), yes("major-disease-all-eligible"),
            list("building-lines", 700, SampleWords.buildingLines),
        ],
        .hospital: [yes("platform-connected")],
        .healthCentre: nationalCentre + [
            rate("hypertension-managed-rate", 86, full: 80),
            rate("diabetes-managed-rate", 86, full: 80), rate("tuberculosis-managed-rate", 90, full: 400),
            rate("mental-disorder-managed-rate", 88, full: 150), yes("platform-connected", 880), none("borrowed-staff", 850),
        ],
        .village: [
            rate("insured-ex-poor-rate", 96, full: 930), rate("insured-monitored-rate", 96, full: 930),
            rate("scope-contract-rate", 91, full: 830), rate("chronic-list-rate", 92, full: 900), yes("chronic-all-certified"),
            rate("chronic-card-rate", 90, full: 880), yes("contract-three-clear"), rate("chronic-follow-up-rate", 84, full: 820),
            rate("annual-exam-rate", 71, full: 760), list("elder-exam-items", 700, SampleWords.elderExams),
            list("hypertension-exam-items", 920, SampleWords.chronicExams),
            list("diabetes-exam-items", 920, SampleWords.chronicExams + ["空腹血糖"]), list("mental-disorder-exam-items", 920, SampleWords.mentalExams),
            yes("at-risk-included"), yes("measures-in-place"),
            yes("cleared-risk-stable"), list("household-work", 900, SampleWords.householdWork),
            none("unanswered-petitions", 970),
        ],
        .clinic: nationalClinic + [
            yes("running-normally", 970), yes("general-consultation-fee", 940), yes("capability-gaps-closed", 780),
        ],
    ]

    private static let wugang: [AttestedSubject: [SampleAttestation]] = [
        .county: henanCounty + [
            yes("health-policies-kept"), yes("change-monitoring-record"), yes("one-stop-settlement"), yes("data-comparison-record"),
            yes("hospital-surge-improved"), yes("cdc-standardised"), yes("rescue-centres"), yes("prenatal-network"),
            yes("global-payment"), yes("surplus-kept"), yes("agreed-salary-allowed"), yes("duties-assigned"),
            yes("assessment-included"), yes("problem-correction-record"), yes("local-plan"),
        ],
        .hospital: [yes("platform-connected")],
        .healthCentre: nationalCentre + [
            assetCare, yes("rehab-share-rising", 760), yes("first-visit-bp", 950),
            number("support-team-size", 700, 3...5, else: 1...2), number("support-team-months", 700, 12...24, else: 3...11),
            number("visiting-intermediate-physicians", 750, 2...3, else: 0...1),
        ],
        .village: [rate("insured-ex-poor-rate", 96, full: 930), rate("insured-monitored-rate", 96, full: 930)],
        .clinic: [
            yes("essential-medicine-rules", 950), yes("first-visit-bp", 950), yes("child-health-managed", 940),
            yes("running-cost-subsidy", 930), none("unlawful-charges", 985), assetCare,
        ],
    ]

    private static let assetCare = SampleAttestation(
        "asset-care", .choice([("责任已明确", 78), ("没有此类资产", 14), ("责任未明确", 8)]))

    // MARK: Zhongwei

    private static let zhongwei: [AttestedSubject: [SampleAttestation]] = [
        .city: [
            yes("health-policies-kept"), number("major-disease-kinds", 800, 37...37, else: 33...36), yes("premium-aid-full"),
            yes("premium-aid-fixed"), day("last-serious-illness-monitoring", 800), yes("low-income-register"),
            number("senior-staff-sent-down", 600, 5...6, else: 2...4), number("internet-hospitals", 600, 5...6, else: 3...4),
            rate("e-health-code-visit-rate", 40, full: 0), number("opportunistic-screening-kinds", 700, 9...9, else: 6...8),
            yes("task-force"), yes("task-lists-reported"),
        ],
        .county: nationalCounty + [
            none("inpatient-deposit-cases", 850), yes("one-stop-settlement"), yes("consortium-running"),
            list("consortium-unified", 600, SampleWords.unities), rate("in-county-visit-rate", 84, full: 0), rate("grassroots-visit-rate", 52, full: 0),
            yes("remote-imaging-centre"), yes("ecg-ultrasound-centre"), yes("laboratory-centre"),
            number("specialties-started", 750, 1...2, else: 0...0), number("supported-specialties", 600, 4...5, else: 2...3),
            yes("dual-directors", 800), yes("leaving-subsidy"), yes("cdc-premises", 700), yes("cdc-laboratory", 800),
            yes("child-health-training"),
        ],
        .hospital: [number("staff-sent-for-training", 600, 6...9, else: 2...5)],
        .healthCentre: nationalCentre + [
            list("gap-check-items", 900, SampleWords.gapChecks), day("last-serious-illness-monitoring", 820), yes("mental-disorder-register", 960),
            yes("toilet-renovated", 850), yes("child-health-physician", 740),
        ],
        .communityCentre: [yes("child-health-physician", 700)],
        .village: [
            rate("ex-poor-screening-rate", 92, full: 850), yes("new-patients-enrolled", 950),
            rate("ex-poor-contract-rate", 92, full: 850),
            yes("migrant-gap-list", 880),
        ],
        .clinic: [
            yes("essential-medicine-rules", 950), list("gap-check-items", 900, SampleWords.gapChecks), day("last-serious-illness-monitoring", 820),
            yes("mental-disorder-register", 950), yes("toilet-renovated", 800), yes("tcm-equipment", 800), yes("tcm-training", 860),
        ],
    ]

    // MARK: Guangze

    private static let guangze: [AttestedSubject: [SampleAttestation]] = [
        .county: nationalCounty + [
            rate("poor-safety-net-rate", 97, full: 700), rate("poor-contract-management-rate", 96, full: 600),
            rate("poor-public-health-rate", 96, full: 600), number("poor-data-handover-day", 800, 6...10, else: 11...14),
            number("matched-data-handover-day", 800, 12...15, else: 16...19),
            number("major-disease-kinds", 700, 30...30, else: 21...29), yes("case-dynamic-rule"),
            number("grassroots-trainings", 850, 1...4, else: 0...0), yes("free-tb-drugs"), none("inpatient-deposit-cases", 800),
            yes("referral-through-county-hospital"), yes("two-way-referral"), list("check-ways-recorded", 850, SampleWords.checkWays),
        ],
        .hospital: [
            yes("case-ledger"), yes("combined-service-window"), day("last-patient-import", 800), yes("policy-column"),
            yes("cost-shares-in-rule", 800),
        ],
        .healthCentre: [
            yes("case-ledger"), list("seven-ones", 750, SampleWords.sevenOnes),
            number("largest-team-poor-people", 800, 70...150, else: 151...190), rate("poor-contract-rate", 95, full: 600),
            yes("unsigned-classified"), yes("contract-ledger"), day("last-expert-guidance", 850),
            rate("contracted-record-rate", 96, full: 700), yes("records-updated", 850),
            rate("quarterly-follow-up-rate", 90, full: 650), yes("assessment-rules"), yes("cost-shares-in-rule", 850),
        ],
        .village: [yes("poor-contacts-current", 920)],
        .clinic: nationalClinic + [
            none("banned-services", 990), yes("tcm-service", 880), yes("family-planning-supplies", 920), rate("quarterly-follow-up-rate", 88, full: 760),
        ],
    ]
}
