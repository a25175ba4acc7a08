import SQL
import Standards
import Wording

/// Puts the tables of facts and the audit into SQL.
public struct MakeScripts: Sendable {
    /// The database.
    public var dialect: SQLDialect
    /// Ids of standards; empty for all that are in force, each where and from when it is.
    public var standards: [String]

    /// Scripts for a database.
    public init(_ dialect: SQLDialect, standards: [String] = []) {
        self.dialect = dialect
        self.standards = standards
    }

    /// The script that makes the tables of facts.
    public func schema(in workspace: Workspace) throws -> String { SchemaScript(FactSchema(try workspace.library().vocabulary), dialect).text }

    /// The script that makes the views of the audit.
    ///
    /// - Throws: `UserFailure` when a standard asks something that cannot be put into SQL, or is not there.
    public func audit(in workspace: Workspace) throws -> String {
        let library = try workspace.library()
        let asked = standards.isEmpty ? AskedStandards(inForce: library) : AskedStandards(everywhere: try standards.map { try workspace.standard($0) })
        do {
            return try AuditScript(library.vocabulary, asked, dialect).text
        } catch let refusal as SQLRefusal {
            throw UserFailure(
                "条款 \(refusal.check) 不能写成 SQL：\(refusal.form)", "the criterion \(refusal.check) cannot be put into SQL: \(refusal.form)",
                help: Text(zh: "用 --standard 选其他标准，或改写这一条", en: "choose other standards with --standard, or write it otherwise"))
        }
    }
}
