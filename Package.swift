// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "dabiao",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "dabiao", targets: ["dabiao"]),
        .library(
            name: "Dabiao",
            targets: [
                "Wording", "YAMLReader", "YAMLWriter", "Workbooks", "Standards", "Inventories", "Audit", "Figures", "Writing", "Reports", "Exchange",
                "StandardTables",
            ]),
    ],
    // Exact versions: the same commit is the same program, and a new release is taken up on purpose.
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),
        .systemLibrary(
            name: "CLibXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
        .systemLibrary(name: "CLibSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .target(name: "Wording"),
        .target(name: "Digests", dependencies: ["CLibSodium"]),
        .target(name: "Writing", dependencies: ["Wording"]),
        .target(name: "YAMLReader", dependencies: ["CLibYAML", "Wording"]),
        .target(name: "YAMLWriter"),
        .target(name: "Workbooks", dependencies: ["CExpat", "CLibCSV", "CLibXLSXWriter", "CLibZip", "Writing", "YAMLReader", "Wording"]),
        .target(name: "Standards", dependencies: ["YAMLReader", "Wording"]),
        .target(name: "Inventories", dependencies: ["Standards", "Writing", "YAMLReader", "YAMLWriter", "Wording"]),
        .target(name: "Audit", dependencies: ["Inventories", "Standards", "YAMLReader", "Wording"]),
        .target(name: "Figures", dependencies: ["Audit", "Inventories", "Standards", "YAMLReader", "Wording"]),
        .target(name: "Reports", dependencies: ["Figures", "Audit", "Inventories", "Standards", "Workbooks", "Writing", "YAMLReader", "Wording"]),
        .target(
            name: "Exchange",
            dependencies: ["Figures", "Audit", "Inventories", "Writing", "Standards", "Workbooks", "YAMLReader", "YAMLWriter", "Wording"]),
        .target(
            name: "StandardTables",
            dependencies: ["Exchange", "Figures", "Standards", "Workbooks", "Writing", "YAMLReader", "YAMLWriter", "Wording"]),
        .target(
            name: "Ledger",
            dependencies: [
                "Digests", "Figures", "Audit", "Inventories", "Standards", "YAMLReader", "Wording", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "LedgerReports",
            dependencies: ["Ledger", "Exchange", "Reports", "Figures", "Standards", "Workbooks", "Writing", "YAMLReader", "Wording"]),
        .target(
            name: "WebReports",
            dependencies: [
                "Digests", "Ledger", "Reports", "Figures", "Writing", "Audit", "Inventories", "Standards", "Wording",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .executableTarget(
            name: "dabiao",
            dependencies: [
                "WebReports", "LedgerReports", "Ledger", "Exchange", "StandardTables", "Reports", "Figures", "Writing", "Audit", "Inventories", "Standards",
                "Workbooks",
                "YAMLReader", "Wording",
                "Digests", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "SampleData", dependencies: ["Inventories", "YAMLWriter"]),
        .executableTarget(name: "dabiao-sample", dependencies: ["SampleData", "Exchange", "Ledger", "Inventories", "Standards", "Workbooks"]),
        .executableTarget(name: "yaml-floor", dependencies: ["CLibYAML"], path: "Benchmarks/floor"),
        .testTarget(name: "GoldenTests", dependencies: ["dabiao", "Workbooks"], exclude: ["Fixture", "Snapshots"]),
        .testTarget(name: "StructureTests"),
        .testTarget(name: "FiguresTests", dependencies: ["Figures", "Audit", "Standards", "Wording"]),
        .testTarget(name: "DigestsTests", dependencies: ["Digests"]),
        .executableTarget(name: "folder-writer", dependencies: ["Writing"], path: "Tests/FolderWriter"),
        .testTarget(name: "WritingTests", dependencies: ["folder-writer", "Writing", "Wording", "SpreadsheetFixtures"]),
        .testTarget(name: "YAMLReaderTests", dependencies: ["YAMLReader", "Wording"]),
        .testTarget(name: "StandardsTests", dependencies: ["Standards", "Audit", "Ledger", "Reports", "Figures"]),
        .testTarget(name: "InventoriesTests", dependencies: ["Inventories", "Standards", "SampleData"]),
        .testTarget(name: "AuditTests", dependencies: ["Audit"]),
        .testTarget(name: "ConformanceTests", dependencies: ["Audit", "Standards"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Figures", "Writing", "Audit"]),
        .executableTarget(name: "ledger-writer", dependencies: ["Ledger", "Standards"], path: "Tests/LedgerWriter"),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "ledger-writer", "LedgerReports", "Ledger", "Exchange", "Audit", "Reports", "Figures", "Writing", "Workbooks", "SpreadsheetFixtures",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "WebReportsTests",
            dependencies: ["Digests", "WebReports", "Audit", "Reports", "Figures", "Writing", "Inventories", "Standards"]),
        .testTarget(name: "BrowserTests", dependencies: ["dabiao"]),
        .target(name: "SpreadsheetFixtures", dependencies: ["CLibZip"], path: "Tests/SpreadsheetFixtures"),
        .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "Writing", "SpreadsheetFixtures"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Audit", "Reports", "Figures", "Writing", "SpreadsheetFixtures"]),
        .testTarget(name: "StandardTablesTests", dependencies: ["StandardTables", "Audit", "Standards", "Workbooks", "Writing", "SpreadsheetFixtures"]),
        .testTarget(name: "CommandTests", dependencies: ["dabiao", "SpreadsheetFixtures", "Workbooks"]),
    ],
    swiftLanguageModes: [.v6]
)
