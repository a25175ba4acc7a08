/// Words of the vocabulary the generator writes. A test reads what is generated with the vocabulary, so that they stay the same.
enum SampleWords {
    /// The equipment of a clinic, with how many there usually are.
    static let equipment: [(String, ClosedRange<Int>)] = [
        ("诊断床", 1...2), ("听诊器", 1...3), ("体温计", 3...10), ("血压计", 1...2), ("身高体重计", 1...1), ("接种包", 1...2),
        ("出诊箱", 1...2), ("注射器", 50...300), ("药品柜", 1...4), ("有盖方盘", 1...4), ("消毒缸", 1...3), ("高压灭菌设备", 1...1),
        ("污物桶", 1...4), ("资料柜", 1...3), ("健康教育影像（宣传）板", 1...3), ("血糖仪", 1...2), ("软尺", 1...2),
    ]
    /// What is needed besides, mostly small.
    static let furtherEquipment: [(String, ClosedRange<Int>)] = [
        ("视力表", 1...2), ("手电筒（检查用）", 1...2), ("压舌板", 1...9), ("计时器（秒表）", 1...2), ("针灸针", 1...9), ("艾灸器具", 1...3),
        ("火罐", 1...3), ("刮痧板", 1...3), ("利器盒", 1...4), ("医疗废物桶", 1...3), ("信息系统终端（电脑）", 1...2),
    ]
    /// What a clinic that gives infusions needs.
    static let infusionEquipment: [(String, ClosedRange<Int>)] = [("急救箱", 1...1), ("供氧设备", 1...2), ("观察床", 1...3)]
    /// The equipment of a health centre.
    static let centreEquipment = [
        "急救箱", "供氧设备", "吸引器", "洗胃机", "心电图机", "抢救床", "观察床", "妇科检查床", "产床", "产包", "缝合包", "婴儿磅秤", "新生儿保温设备", "显微镜",
        "血球计数器", "离心机", "恒温箱", "电冰箱", "干燥箱", "X光机", "观片灯", "小型手术器械", "导尿包", "担架", "紫外线灯", "诊断床", "身高体重计", "有盖方盘",
        "药品柜", "高压灭菌设备", "血压计", "听诊器", "体温计",
    ]
    /// The order in which items of equipment are written: that of the vocabulary.
    static let equipmentOrder = [
        "诊断床", "听诊器", "体温计", "血压计", "身高体重计", "接种包", "出诊箱", "注射器", "药品柜", "有盖方盘", "消毒缸",
        "高压灭菌设备", "污物桶", "资料柜", "健康教育影像（宣传）板", "血糖仪", "软尺", "急救箱", "供氧设备", "吸引器", "洗胃机",
        "心电图机", "抢救床", "观察床", "妇科检查床", "产床", "产包", "缝合包", "婴儿磅秤", "新生儿保温设备", "显微镜",
        "血球计数器", "离心机", "恒温箱", "电冰箱", "干燥箱", "X光机", "观片灯", "小型手术器械", "导尿包", "担架", "紫外线灯",
        "视力表", "手电筒（检查用）", "压舌板", "计时器（秒表）", "针灸针", "艾灸器具", "火罐", "刮痧板", "利器盒", "医疗废物桶",
        "信息系统终端（电脑）",
    ]
    /// Items a clinic is likely to be without.
    static let oftenLacking = [
        "高压灭菌设备", "接种包", "身高体重计", "出诊箱", "健康教育影像（宣传）板", "消毒缸", "有盖方盘", "诊断床", "血糖仪", "视力表", "计时器（秒表）", "利器盒", "信息系统终端（电脑）",
    ]
    /// How many of those, the first, are on the list that every clinic must have.
    static let listed = 8
    /// The rooms every clinic should have.
    static let rooms = ["诊室", "治疗室", "公共卫生室", "药房"]
    /// The techniques of traditional medicine.
    static let techniques = ["针刺", "艾灸", "拔罐", "推拿", "刮痧", "中药外治"]
    /// The topics of written rules.
    static let ruleTopics = [
        "医疗质量与安全", "岗位职责", "培训", "门诊登记", "传染病报告", "食源性疾病报告", "医疗废物", "感染控制", "预防接种", "精神障碍管理", "妇幼保健",
        "财务", "药品", "档案与信息",
    ]
    /// The diseases that are followed.
    static let managedDiseases = ["高血压", "糖尿病", "结核病", "严重精神障碍"]
    /// The clinical departments of a health centre.
    static let clinicalDepartments = ["急诊科", "内科", "外科", "妇产科", "儿科", "预防保健科"]
    /// The technical departments of a health centre.
    static let technicalDepartments = ["药房", "化验室", "X光室", "治疗室", "处置室", "消毒供应室", "信息统计室"]
    /// Departments some health centres have besides.
    static let furtherDepartments = ["中医科", "全科", "口腔科", "康复科", "功能检查科"]
    /// The departments of a general hospital, with how many licensed physicians there usually are.
    static let hospitalDepartments: [(String, ClosedRange<Int>)] = [
        ("急诊科", 6...14), ("内科", 18...40), ("外科", 14...32), ("妇产科", 8...18), ("儿科", 6...14), ("中医科", 3...9), ("口腔科", 2...6),
        ("眼耳鼻喉科", 3...8), ("麻醉科", 4...10), ("功能检查科", 3...8), ("康复科", 2...5), ("感染科", 2...6), ("精神心理科", 1...3),
    ]
    /// The departments of a hospital of traditional medicine.
    static let tcmHospitalDepartments: [(String, ClosedRange<Int>)] = [
        ("急诊科", 3...8), ("内科", 8...20), ("外科", 5...12), ("妇产科", 3...8), ("儿科", 2...6), ("中医科", 10...24), ("康复科", 3...9),
        ("功能检查科", 2...5),
    ]
    /// The departments of a maternal and child hospital.
    static let maternalHospitalDepartments: [(String, ClosedRange<Int>)] = [
        ("妇产科", 5...14), ("儿科", 4...10), ("预防保健科", 3...8), ("功能检查科", 1...4),
    ]

    /// Counts of equipment in the order in which they are written.
    static func ordered(_ counts: [(String, Int)]) -> [(String, Int)] {
        let order = Dictionary(uniqueKeysWithValues: equipmentOrder.enumerated().map { ($1, $0) })
        return counts.sorted { order[$0.0, default: .max] < order[$1.0, default: .max] }
    }
}

/// What named lists of the documents are made of.
extension SampleWords {
    static let sevenOnes = ["定点医院", "承诺书", "健康扶贫卡", "健康档案", "健康体检", "健康会诊", "须知单"]
    static let buildingLines = ["中心卫生院提质升级", "薄弱卫生院达标", "传染病防控处置能力", "公有产权村卫生室", "卫生人才培养"]
    static let elderExams = ["血常规", "尿常规", "肝功能", "肾功能", "空腹血糖", "血脂", "心电图", "腹部B超"]
    static let chronicExams = [
        "体温", "脉搏", "呼吸", "血压", "身高", "体重", "腰围", "皮肤", "浅表淋巴结", "心脏", "肺部", "腹部", "口腔", "视力", "听力", "运动功能",
    ]
    static let mentalExams = ["一般体格检查", "血压", "体重", "血常规", "转氨酶", "空腹血糖", "心电图"]
    static let householdWork = ["户档资料", "签约服务牌", "政策宣传", "慢病卡受益"]
    static let gapChecks = ["设施设备", "药品配备", "人员"]
    static let unities = ["人员", "资金", "业务", "信息", "药械"]
    static let checkWays = ["实地走访", "电话抽查", "系统核查"]
}
