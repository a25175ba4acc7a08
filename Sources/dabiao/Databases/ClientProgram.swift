import Foundation
import UseCases
import Wording

/// The program of a database as it is installed here: psql, or DuckDB's own or its module for Python.
struct ClientProgram: DatabaseClient {
    private let target: DatabaseTarget
    private let program: String
    private let arguments: [String]
    private let environment: [String: String]

    /// What Python runs where there is no program of DuckDB: it is handed statements, and prints what the last of them finds.
    private static let python = """
        import sys, duckdb
        try:
            for row in duckdb.connect(sys.argv[1]).execute(sys.stdin.read()).fetchall(): print(row[0])
        except duckdb.Error as error:
            sys.exit(str(error))
        """

    /// The client for a database.
    ///
    /// - Throws: `UserFailure` when it is not installed.
    init(for target: DatabaseTarget) throws {
        self.target = target
        var environment = ProcessInfo.processInfo.environment
        switch target {
        case .postgresql(let text):
            guard let psql = Self.find("psql", environment) else {
                throw Self.missing("psql", Text(zh: "apt-get install postgresql-client", en: "apt-get install postgresql-client"))
            }
            let (address, password) = DatabaseTarget.withoutPassword(text)
            // Every user of the machine can read what a program was called with, and nobody else its environment.
            if let password { environment["PGPASSWORD"] = password }
            environment["PGCONNECT_TIMEOUT"] = environment["PGCONNECT_TIMEOUT"] ?? "10"
            program = psql
            arguments = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", address]
        case .duckdb(let path):
            if let duckdb = Self.find("duckdb", environment) {
                program = duckdb
                arguments = ["-batch", "-bail", "-csv", "-noheader", path]
            } else if let python = Self.find("python3", environment), try Self.run(python, ["-c", "import duckdb"], input: nil, environment).status == 0 {
                environment["PYTHONUTF8"] = "1"
                program = python
                arguments = ["-c", Self.python, path]
            } else {
                throw Self.missing("duckdb", Text(zh: "安装 DuckDB 的命令行程序，或 pip install duckdb", en: "install DuckDB's program, or pip install duckdb"))
            }
        }
        self.environment = environment
    }

    private static func missing(_ name: String, _ help: Text) -> UserFailure {
        UserFailure(
            .notFound, Text(zh: "没有找到 \(name)，不能直接装载", en: "\(name) is not installed, which loads into the database"),
            help: Text(zh: "\(help.zh)；或用 -o 写成文件夹再装载", en: "\(help.en); or write a folder with -o and load that"))
    }

    private static func find(_ name: String, _ environment: [String: String]) -> String? {
        (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
    }

    func run(_ script: String) throws -> [String] {
        let result = try Self.run(program, arguments, input: script, environment)
        guard result.status == 0 else {
            let said = result.errors.split(separator: "\n").suffix(8).joined(separator: "\n")
            throw UserFailure(
                .storage,
                Text(zh: "\(target.name) 没有装入任何数据：\(said)", en: "nothing was loaded into \(target.name): \(said)"))
        }
        return result.output.split(separator: "\n").map(String.init)
    }

    private static func run(
        _ program: String, _ arguments: [String], input: String?, _ environment: [String: String]
    ) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        // Files, not pipes: a pipe that nobody empties stops the program.
        let place = FileManager.default.temporaryDirectory.path + "/dabiao-\(UUID().uuidString)"
        let paths = [place + ".out", place + ".err"]
        for path in paths { _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) }
        defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
        process.standardOutput = FileHandle(forWritingAtPath: paths[0])
        process.standardError = FileHandle(forWritingAtPath: paths[1])
        process.standardInput = input.flatMap(FileHandle.init(forReadingAtPath:)) ?? FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
        return (process.terminationStatus, text(paths[0]), text(paths[1]))
    }
}
