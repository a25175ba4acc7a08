import BuiltPrograms
import Foundation
import Testing

let repositoryStandards = repository + "/standards"

@Suite("Submissions of survey teams")
struct SubmissionTests {
    /// As ODK Central exports them: groups with hyphens, repeats in a file of their own.
    private static let central = (
        main: """
        SubmissionDate,start,end,dabiao_kind,about-township,about-village,about-facility_code,about-reported_by,about-reported_on,about-present,facility-floor_area,facility-rooms,facility-equipment-equipment_stethoscope,facility-running_normally,facility-running_normally_evidence,facility-staff,meta-instanceID,KEY,SubmitterID,AttachmentsPresent,Status
        2026-01-05T08:00:00.000Z,2026-01-05T07:00:00.000+08:00,2026-01-05T07:30:00.000+08:00,village-clinic,990101101,990101101201,,调查一组,2026-01-05,yes,66.5,consulting_room treatment_room,2,yes,照片12,yes,uuid:a,uuid:a,7,0,
        2026-01-05T08:00:00.000Z,2026-01-05T07:00:00.000+08:00,2026-01-05T07:30:00.000+08:00,village-clinic,990101101,990101101202,,调查一组,2026-01-05,no,,,,,,,uuid:b,uuid:b,7,0,

        """,
        staff: """
        staff_id,staff_qualification,staff_licence_until,PARENT_KEY,KEY
        A,licensed_physician,2030-01-01,uuid:a,uuid:a/facility/staff_list[1]
        B,village_doctor,,uuid:a,uuid:a/facility/staff_list[2]

        """
    )

    @Test("submissions of ODK Central come in, each answer where it belongs")
    func odk() throws {
        let world = try SurveyWorld()
        defer { world.remove() }
        try world.write("s.csv", Self.central.main)
        try world.write("staff.csv", Self.central.staff)
        let result = try world.bring("staff.csv", "s.csv")
        #expect(result.status == 0, "\(result.errors)")
        let text = world.township
        for part in [
            "66.5", "[诊室, 治疗室]", "听诊器: 2", "照片12", "2026-01-05", "by: 调查一组", "id: A", "执业医师", "2030-01-01", "id: B", "乡村医生", "clinic: 无", "medicines: 80",
        ] {
            #expect(text.contains(part), "\(part)\n\(text)")
        }
        let again = try world.bring("staff.csv", "s.csv")
        #expect(again.output.contains("Nothing changes") && world.township == text)
    }

    @Test("exports of Kobo come in too: strokes, semicolons, a column for each choice, repeats by index")
    func kobo() throws {
        let world = try SurveyWorld()
        defer { world.remove() }
        try world.write(
            "k.csv",
            """
            "start";"about/village";"about/reported_by";"about/present";"facility/floor_area";"facility/rooms/consulting_room";"facility/rooms/pharmacy";"facility/rooms/none";"facility/staff";"_id";"_uuid";"_index";"__version__"
            "x";"990101101202";"调查二组";"yes";"61";"1";"1";"0";"yes";"11";"u1";"1";"v1"
            "x";"990101101201";"调查二组";"yes";"";"0";"0";"1";"";"12";"u2";"2";"v1"

            """)
        try world.write(
            "k2.csv", "\"staff_id\";\"staff_qualification\";\"_index\";\"_parent_table_name\";\"_parent_index\"\n\"1\";\"village_doctor\";\"1\";\"k\";\"1\"\n")
        let result = try world.bring("k.csv", "k2.csv")
        #expect(result.status == 0, "\(result.errors)")
        #expect(world.township.contains("61") && world.township.contains("[诊室, 药房]") && world.township.contains("rooms: []"))
        #expect(world.township.contains("{id: \"1\", qualification: 乡村医生}"), "\(world.township)")
    }

    @Test("everything wrong is told at once, with file, row and column, and nothing is written")
    func problems() throws {
        let world = try SurveyWorld()
        defer { world.remove() }
        let before = world.township
        try world.write(
            "s.csv",
            """
            about-village,about-present,facility-floor_area,facility-rooms,facility-flor_area2,KEY
            990101101201,yes,many,treatment_rom pharmacy,3,uuid:a
            990101101201,yes,50,,,uuid:b
            990101101209,perhaps,50,,,uuid:c
            ,yes,50,,,uuid:d

            """)
        try world.write("staff.csv", "staff_id,staff_qualification,PARENT_KEY,KEY\nA,witch_doctor,uuid:a,x\nB,village_doctor,uuid:zz,y\n")
        let result = try world.bring("s.csv", "staff.csv")
        #expect(result.status == 2 && world.township == before)
        for problem in [
            "s.csv!E1: error: the column \"facility-flor_area2\" is not known", "s.csv!C2: error: 建筑面积: a number expected, found \"many\"",
            "s.csv!D2: error: 功能用房: \"treatment_rom\" is not in the list", "s.csv!A3: error: 990101101201-clinic is also in s.csv, row 2",
            "s.csv!B4: error: 有无: yes or no expected, found \"perhaps\"", "s.csv!A5: error: does not say which 村",
            "staff.csv!B2: error: 资格: there is no choice \"witch_doctor\"", "staff.csv!C3: error: there is no submission \"uuid:zz\"", "990101101209",
        ] {
            #expect(result.errors.contains(problem), "\(problem)\n\(result.errors)")
        }
    }

    @Test("a mapping gives other names, and its own mistakes are told")
    func mapping() throws {
        let world = try SurveyWorld()
        defer { world.remove() }
        try world.write("s.csv", "cun,m2,doctors,rm,gps\n丑村,70,no,zhen zhi,31.2\n")
        let head = "submissions: other\nkind: 村卫生室\ncolumns: {cun: village, m2: floor-area, doctors: staff, rm: rooms}\n"
        try world.write("m.yaml", head + "choices: {rooms: {zhen: 诊室, zhi: 治疗室}}\nignore: [gps]\n")
        let result = try world.bring("s.csv", mapping: "m.yaml")
        #expect(result.status == 0, "\(result.errors)")
        #expect(world.township.contains("70") && world.township.contains("[诊室, 治疗室]") && world.township.contains("staff: []"))
        try world.write("m.yaml", "submissions: other\ncolumns:\n  cun: village\n  m2: floor-aera\n")
        let wrong = try world.bring("s.csv", mapping: "m.yaml")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("m.yaml:4:7: error: there is no question \"floor-aera\"") && wrong.errors.contains("floor_area"), "\(wrong.errors)")
        #expect(wrong.errors.contains("s.csv!E1: error: the column \"gps\" is not known") && wrong.errors.contains("ignore"))
    }

    @Test("what the inventory has and a survey did not ask stays; a clinic said not to be there has no answers")
    func contradictions() throws {
        let world = try SurveyWorld()
        defer { world.remove() }
        try world.write("s.csv", "about-village,about-present,facility-floor_area,KEY\n990101101202,no,50,uuid:a\n")
        let result = try world.bring("s.csv")
        #expect(result.status == 2 && result.errors.contains("says there is no 村卫生室, yet has values"))
        try world.write("n.csv", "about-village,about-present,facility-rooms,KEY\n990101101202,yes,none pharmacy,uuid:a\n")
        #expect(try world.bring("n.csv").errors.contains("n.csv!C2: error: 功能用房: none of these, and some"))
        try world.write("t.csv", "about-village,about-present,facility-floor_area,facility-rooms,KEY\n990101101201,yes,50,none,uuid:a\n")
        #expect(try world.bring("t.csv").status == 0)
        #expect(world.township.contains("medicines: 80") && world.township.contains("qualification: 乡村医生") && world.township.contains("rooms: []"))
    }
}
