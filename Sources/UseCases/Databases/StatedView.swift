import SQL

/// What an audit says of the rows of one view, each under a key that the database has too.
struct StatedView<Key: Hashable, Value: Equatable> {
    /// What is said, and whether the database has said it as well.
    private struct Statement {
        var value: Value
        var isRead = false
    }

    private var statements: [Key: Statement] = [:]
    private let name: String
    private let words: (key: (Key) -> String, value: (Value) -> String)

    /// - Parameters:
    ///   - name: the view.
    ///   - key: the words of a key.
    ///   - value: those of a value.
    init(_ name: String, key: @escaping (Key) -> String, value: @escaping (Value) -> String) {
        self.name = name
        words = (key, value)
    }

    subscript(key: Key) -> Value? {
        get { statements[key]?.value }
        set { statements[key] = newValue.map { Statement(value: $0) } }
    }

    /// Holds the rows of the database against what is said.
    ///
    /// - Parameters:
    ///   - rows: the exported views.
    ///   - needs: the columns that are read.
    ///   - differences: is given what differs.
    ///   - read: what a row says; nil for a row of which the audit says nothing.
    /// - Returns: how many things either of the two says.
    mutating func compare(
        with rows: DatabaseRows, needs: [String], _ differences: inout [CompareDatabase.Difference], _ read: (ResultLine) throws -> (Key, Value)?
    ) throws -> Int {
        var count = statements.count
        try rows.forEach(name, needs: needs) { row in
            guard let (key, value) = try read(row) else { return }
            func differs(_ audit: String?) { differences.append(difference(key, audit, words.value(value))) }
            guard let index = statements.index(forKey: key) else {
                count += 1
                return differs(nil)
            }
            if statements.values[index].isRead {
                count += 1
                return differs("twice")
            }
            statements.values[index].isRead = true
            if statements.values[index].value != value { differs(words.value(statements.values[index].value)) }
        }
        let silent = statements.filter { !$1.isRead }.map { difference($0, words.value($1.value), nil) }
        differences += silent.sorted { $0.key < $1.key }
        return count
    }

    private func difference(_ key: Key, _ audit: String?, _ database: String?) -> CompareDatabase.Difference {
        .init(key: "\(name) \(words.key(key))", audit: audit, database: database)
    }
}
