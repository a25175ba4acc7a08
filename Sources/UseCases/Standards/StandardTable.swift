import StandardTables

/// Makes the empty table of clauses that a standard is written in.
public struct MakeStandardTemplate: Sendable {
    /// A table for the workspace's vocabulary.
    public init() {}

    /// The table.
    public func run(in workspace: Workspace) throws -> StandardTemplate { StandardTemplate(try workspace.library().vocabulary) }
}

/// Makes a standard of a table of clauses.
public struct ConvertStandardTable: Sendable {
    /// The filled-in table.
    public var table: String
    /// What is said of the document beside the table.
    public var head: [DocumentEntry: String]
    /// The file the standard will be: it names the standard where nothing else does.
    public var output: String

    /// A conversion to a file of a name.
    public init(_ table: String, head: [DocumentEntry: String], output: String) {
        self.table = table
        self.head = head
        self.output = output
    }

    /// The standard as text, with what is wrong with the table.
    public func run(in workspace: Workspace) throws -> TableConversion {
        try TableConversion(table, head: StandardHead(head), library: try workspace.library(), output: output)
    }
}
