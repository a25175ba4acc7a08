import Foundation
import SQL
import Wording

/// A database that facts are loaded into: a server's address, or a file.
public enum DatabaseTarget: Sendable, Hashable {
    /// A PostgreSQL database, by its address.
    case postgresql(String)
    /// A file of DuckDB, which need not be there yet.
    case duckdb(String)

    /// The endings of DuckDB's files.
    private static let endings = [".duckdb", ".ddb", ".db"]

    /// The target of what a user writes.
    ///
    /// - Throws: `UserFailure` for what is neither an address nor a file of a database.
    public init(_ text: String) throws {
        if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
            self = .postgresql(text)
        } else if Self.endings.contains(where: text.hasSuffix), !text.contains("://") {
            self = .duckdb(text)
        } else {
            throw UserFailure(
                "不认识的数据库：\(text)", "no database that is known: \(text)",
                help: Text(
                    zh: "postgresql://用户@主机/库，或以 .duckdb 结尾的文件；Spark 和其他数据库用 -o 写成文件夹再装载",
                    en: "postgresql://user@host/database, or a file whose name ends with .duckdb; for Spark and others write a folder with -o and load that"))
        }
    }

    /// The database whose SQL it takes.
    public var dialect: SQLDialect {
        switch self {
        case .postgresql: .postgresql
        case .duckdb: .duckdb
        }
    }

    /// What it is called in messages: a password is nobody's business.
    public var name: String {
        switch self {
        case .postgresql(let address): Self.withoutPassword(address).address
        case .duckdb(let path): path
        }
    }

    /// An address apart from the password in it, which a program is better handed otherwise.
    public static func withoutPassword(_ address: String) -> (address: String, password: String?) {
        guard let scheme = address.firstRange(of: "://") else { return (address, nil) }
        let rest = address[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else { return (address, nil) }
        let password = String(authority[authority.index(after: colon)..<at])
        return (String(address[..<colon] + address[at...]), password.removingPercentEncoding ?? password)
    }
}
