import Standards
import Wording

/// What one row of a table is about.
public enum TableContent: Sendable, Hashable {
    /// A place, a facility or a site of a kind.
    case subjects(KindID)
    /// A record of a kind, such as a member of staff.
    case records(Int)
    /// How many there are of each item of a term list, such as equipment; one row a facility.
    case counts(Int)
    /// One answer that needs evidence.
    case attestations
    /// One value an inspector found on site.
    case verified
    /// A waiver.
    case waivers
    /// A total a county or city declares.
    case declared
    /// A village of the division roster.
    case roster
    /// A file of the inventory, with the comment it begins with.
    case files
}

/// What a column means.
public enum ColumnRole: Sendable, Hashable {
    /// The code of the subject.
    case code
    /// The name of a place the subject stands in; for reading, and for finding subjects without a code.
    case place(KindID)
    /// The subject's own name.
    case name
    /// Whether there is such a facility at all.
    case presence
    /// A field of the subject, or of the record.
    case field(Int)
    /// How many there are of a term of a counts field, in a table of subjects.
    case term(slot: Int, term: Int)
    /// The answer to an attested field, in a table of subjects.
    case attested(Int)
    /// The papers the answer to an attested field rests on, in a table of subjects.
    case evidenceOf(Int)
    /// How many there are of a term, in a table of counts.
    case listTerm(Int)
    /// What is asked, or which value was verified.
    case item
    /// The answer, or the value that was found.
    case answer
    /// When.
    case day
    /// Who.
    case by
    /// The evidence.
    case evidence
    /// The criterion that is waived.
    case criterion
    /// Why it is waived.
    case reason
    /// Who approved it.
    case approver
    /// The last day it counts.
    case until
    /// A kind of subject.
    case kind
    /// How many.
    case total
    /// The code of a place of the roster.
    case placeCode(KindID)
    /// The name of a place of the roster.
    case placeName(KindID)
    /// Where the roster comes from.
    case source
    /// What a file is about.
    case file
    /// The comment a file begins with.
    case comment
    /// Who reported the row.
    case reportedBy
    /// When it was reported.
    case reportedOn
    /// The day a county or city is a sample of, when its facts are made up.
    case sample
    /// A remark.
    case note
    /// What to do with the row: 删除 takes it away.
    case operation
}

/// A column of a table.
public struct Column: Sendable, Hashable {
    /// What it means.
    public var role: ColumnRole
    /// The id under which it can be found.
    public var id: String
    /// What stands at its head, without the unit.
    public var label: String
    /// The unit of its numbers.
    public var unit: String?
    /// Other spellings.
    public var aliases: [String] = []

    /// What stands at its head.
    public func heading(_ language: Language) -> String {
        guard language == .zh else { return id }
        return label + (unit.map { "（\($0)）" } ?? "")
    }
}

/// A table of an inventory: a sheet of a workbook, or a .csv file.
public struct Table: Sendable, Hashable {
    /// What its rows are about.
    public var content: TableContent
    /// The id under which it can be found.
    public var id: String
    /// The name of its sheet.
    public var title: String
    /// Other names.
    public var aliases: [String] = []
    /// Its columns.
    public var columns: [Column]

    /// The name of its sheet.
    public func name(_ language: Language) -> String { language == .zh ? title : id }
}
