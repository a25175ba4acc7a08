/// One member of staff, as far as it is reported.
struct SamplePerson: Sendable {
    var id: String
    var qualification: String?
    var practiceClass: String?
    var generalPractitioner: Bool?
    var title: String?
    var education: String?
    var fullTime: Bool?
    var born: SampleDay
    var licenceUntil: SampleDay?
    var registeredOn: SampleDay?
    var withoutExam = false
    var contract: String?
    var contractUntil: SampleDay?
    var insured: Bool?
    var duty: String?
    var rotation: Bool?
    var specialPost: Bool?

    init(id: String, born: SampleDay) {
        self.id = id
        self.born = born
    }

    /// The person as a flow mapping.
    var row: String {
        var row = "{id: \(id)"
        func add(_ key: String, _ value: String?) {
            guard let value else { return }
            row += ", \(key): \(value)"
        }
        add("qualification", qualification)
        add("practice-class", practiceClass)
        add("general-practitioner", generalPractitioner.map(yesNo))
        add("title", title)
        add("education", education)
        add("full-time-degree", fullTime.map(yesNo))
        add("born", born.description)
        add("licence-until", licenceUntil?.description)
        add("registered-on", registeredOn?.description)
        if withoutExam { add("registered-without-exam", "是") }
        add("contract", contract)
        add("contract-until", contractUntil?.description)
        add("employee-insurance", insured.map(yesNo))
        add("duty", duty)
        add("county-rotation", rotation.map(yesNo))
        add("special-post", specialPost.map(yesNo))
        return row + "}"
    }
}

extension SeededGenerator {
    /// A doctor of a village clinic; `licensed` of 1,000 are licensed physicians or assistants.
    mutating func villageDoctor(id: String, licensed: Int) -> SamplePerson {
        let isOld = happens(35)
        let isYoung = !isOld && happens(120)
        let birth =
            isOld
            ? SampleDay(1949, 2, 1)...SampleDay(1957, 6, 30)
            : isYoung
                ? SampleDay(1992, 1, 1)...SampleDay(1999, 12, 31)
                : happens(620) ? SampleDay(1962, 9, 1)...SampleDay(1976, 12, 31) : SampleDay(1977, 1, 1)...SampleDay(1991, 12, 31)
        var person = SamplePerson(id: id, born: day(birth))
        let isLicensed = happens(licensed)
        person.qualification =
            isLicensed ? pick(weighted: [("执业助理医师", 52), ("乡镇执业助理医师", 22), ("执业医师", 26)]) : "乡村医生"
        person.practiceClass = pick(weighted: [("临床", 76), ("中医", 21), ("公共卫生", 3)])
        if isLicensed { person.generalPractitioner = happens(180) }
        person.title =
            isLicensed ? pick(weighted: [("初级", 70), ("无职称", 20), ("中级", 10)]) : pick(weighted: [("无职称", 80), ("初级", 20)])
        person.education =
            isYoung ? pick(weighted: [("大专", 75), ("本科", 25)]) : pick(weighted: [("中专", 72), ("大专", 25), ("本科", 3)])
        person.licenceUntil = day(SampleDates.licences)
        if isYoung && !isLicensed {
            person.registeredOn = day(SampleDay(2019, 8, 1)...SampleDay(2022, 6, 30))
            person.withoutExam = happens(600)
        }
        person.contract =
            isOld ? "返聘" : pick(weighted: [("乡聘村用", isLicensed ? 78 : 52), ("县聘乡用", 5), ("其他聘用", 18), ("无合同", 7)])
        if person.contract != "无合同" {
            person.contractUntil = happens(15) ? day(SampleDates.expired) : day(SampleDates.licences)
        }
        person.insured = !isOld && person.contract != "无合同" && happens(isLicensed ? 900 : 560)
        person.duty = "诊疗"
        return person
    }

    /// Somebody who works in a village clinic beside the first doctor.
    ///
    /// - Parameter isProper: whether it is one of the professions that may work there.
    mutating func clinicHelper(id: String, licensed: Int, isProper: Bool) -> SamplePerson {
        if isProper, happens(470) { return villageDoctor(id: id, licensed: licensed / 2) }
        var person = SamplePerson(id: id, born: day(SampleDay(1970, 1, 1)...SampleDay(1999, 12, 31)))
        person.qualification = isProper ? pick(weighted: [("护士", 84), ("药师", 16)]) : "其他卫生技术人员"
        person.title = pick(weighted: [("初级", 70), ("无职称", 30)])
        person.education = pick(weighted: [("中专", 55), ("大专", 40), ("本科", 5)])
        if person.qualification == "护士" { person.licenceUntil = day(SampleDates.licences) }
        person.contract = pick(weighted: [("其他聘用", 70), ("乡聘村用", 20), ("无合同", 10)])
        person.insured = person.contract == "乡聘村用" || happens(350)
        person.duty = person.qualification == "护士" ? "护理" : person.qualification == "药师" ? "医技" : "防保"
        return person
    }

    /// The staff of a health centre or hospital: so many people, about a third of them doctors.
    mutating func centreStaff(_ count: Int, ids prefix: String, skill: Int) -> [SamplePerson] {
        let doctors = max(2, count * whole(28...37) / 100)
        let nurses = max(2, count * whole(29...41) / 100)
        let technicians = count * whole(6...9) / 100
        let pharmacists = max(1, count * whole(5...8) / 100)
        // Four of five at least are health workers, but for some weak places.
        let others = skill == 0 ? count * whole(4...11) / 100 : max(0, (count * 83 + 99) / 100 - doctors - nurses - technicians - pharmacists)
        var people: [SamplePerson] = []
        for number in 1...count {
            let id = "\(prefix)-\(padded(number, count > 99 ? 3 : 2))"
            var person = SamplePerson(id: id, born: day(SampleDay(1967, 1, 1)...SampleDay(2000, 12, 31)))
            var rest = number
            func within(_ share: Int) -> Bool {
                if rest <= share { return true }
                rest -= share
                return false
            }
            if within(doctors) {
                doctor(&person, skill: skill)
            } else if within(nurses) {
                helper(&person, "护士", duty: happens(120) ? "防保" : "护理", hasLicence: true)
            } else if within(technicians) {
                helper(&person, "技师", duty: "医技", hasLicence: false)
            } else if within(pharmacists) {
                helper(&person, "药师", duty: "医技", hasLicence: false)
            } else if within(others) {
                helper(&person, "其他卫生技术人员", duty: happens(800) ? "防保" : "医技", hasLicence: false)
            } else {
                helper(&person, "行政后勤", duty: "管理", hasLicence: false)
                person.title = "无职称"
            }
            people.append(person)
        }
        return people
    }

    private mutating func doctor(_ person: inout SamplePerson, skill: Int) {
        person.qualification = pick(weighted: [("执业医师", 50 + skill * 8), ("执业助理医师", 34), ("乡村医生", 5)])
        person.practiceClass = pick(weighted: [("临床", 64), ("中医", 20), ("公共卫生", 11), ("口腔", 5)])
        person.generalPractitioner = person.practiceClass != "口腔" && happens(240)
        person.title = title(ofAge: person.born.years(before: SampleDates.judged), seniors: 9 + skill * 5)
        person.education = pick(weighted: [("中专", 14), ("大专", 42), ("本科", 36 + skill * 4), ("研究生", 1 + skill)])
        person.fullTime = happens(430)
        person.licenceUntil = happens(12) ? day(SampleDates.expired) : day(SampleDates.licences)
        person.contract = pick(weighted: [("在编", 74), ("县聘乡用", 8), ("其他聘用", 14), ("返聘", 4)])
        person.duty = person.practiceClass == "公共卫生" ? "防保" : "诊疗"
        person.rotation = happens(880)
        if person.generalPractitioner == true { person.specialPost = happens(260) }
    }

    /// A title that somebody of an age can have.
    private mutating func title(ofAge age: Int, seniors: Int) -> String {
        switch age {
        case ..<27: pick(weighted: [("无职称", 40), ("初级", 60)])
        case ..<34: pick(weighted: [("无职称", 8), ("初级", 77), ("中级", 15)])
        case ..<42: pick(weighted: [("初级", 52), ("中级", 48)])
        case ..<50: pick(weighted: [("初级", 30), ("中级", 66 - seniors), ("副高级", seniors)])
        default: pick(weighted: [("初级", 26), ("中级", 62 - seniors), ("副高级", seniors), ("正高级", 1 + seniors / 6)])
        }
    }

    private mutating func helper(_ person: inout SamplePerson, _ qualification: String, duty: String, hasLicence: Bool) {
        person.qualification = qualification
        person.title = title(ofAge: person.born.years(before: SampleDates.judged), seniors: 3)
        person.education = pick(weighted: [("中专", 22), ("大专", 50), ("本科", 28)])
        if hasLicence { person.licenceUntil = day(SampleDates.licences) }
        person.contract = pick(weighted: [("在编", 62), ("其他聘用", 38)])
        person.duty = duty
    }
}
