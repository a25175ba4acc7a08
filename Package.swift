// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "dabiao",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "dabiao", targets: ["dabiao"]),
        .library(name: "DabiaoKit", targets: ["DabiaoKit"]),
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
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "Wording"),
        .target(name: "Files", dependencies: ["Wording"]),
        .target(name: "Digests", dependencies: ["CLibSodium"]),
        .target(name: "Packing", dependencies: ["CZlib"]),
        .target(name: "Photos", dependencies: ["Quantities"]),
        .target(name: "Writing", dependencies: ["Wording"]),
        .target(name: "Quantities"),
        .target(name: "Keeping", dependencies: ["Files", "Quantities", "Wording"]),
        .target(name: "YAMLReader", dependencies: ["Files", "Wording", "CLibYAML"]),
        .target(name: "YAMLWriter"),
        .target(name: "YAMLEditing", dependencies: ["YAMLWriter", "YAMLReader", "Wording"]),
        .target(name: "Workbooks", dependencies: ["Writing", "Files", "Wording", "CExpat", "CLibCSV", "CLibXLSXWriter", "CLibZip"]),
        .target(name: "Standards", dependencies: ["YAMLReader", "Keeping", "Quantities", "Files", "Wording"]),
        .target(name: "Inventories", dependencies: ["Standards", "YAMLWriter", "YAMLReader", "Keeping", "Quantities", "Files", "Wording"]),
        .target(name: "Audit", dependencies: ["Inventories", "Standards", "YAMLReader", "Keeping", "Quantities", "Files", "Wording"]),
        .target(name: "Figures", dependencies: ["Audit", "Inventories", "Standards", "Quantities", "Wording"]),
        .target(name: "SQL", dependencies: ["Audit", "Inventories", "Standards", "Quantities", "Writing", "Wording"]),
        .target(name: "JavaScript", dependencies: ["Figures", "Audit", "Inventories", "Standards", "YAMLReader", "Quantities", "Wording"]),
        .target(name: "Reports", dependencies: ["Figures", "Audit", "Inventories", "Standards", "Workbooks", "Quantities", "Writing", "Files", "Wording"]),
        .target(
            name: "Exchange",
            dependencies: [
                "Figures", "Audit", "Inventories", "Standards", "Workbooks", "YAMLEditing", "YAMLWriter", "YAMLReader", "Quantities", "Photos", "Packing",
                "Digests", "Writing", "Files", "Wording",
            ]),
        .target(name: "StandardTables", dependencies: ["Exchange", "Figures", "Standards", "Workbooks", "YAMLWriter", "Quantities", "Files", "Wording"]),
        .target(
            name: "Ledger",
            dependencies: [
                "Figures", "Audit", "Inventories", "Standards", "YAMLReader", "Quantities", "Digests", "Wording", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "LedgerReports",
            dependencies: [
                "Ledger", "Exchange", "Reports", "Figures", "Audit", "Inventories", "Standards", "Workbooks", "Quantities", "Writing", "Files", "Wording",
            ]),
        .target(
            name: "WebReports",
            dependencies: [
                "Ledger", "Reports", "Figures", "Audit", "Inventories", "Standards", "Quantities", "Digests", "Files", "Wording",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .target(
            name: "OfflineForms",
            dependencies: ["JavaScript", "Exchange", "Figures", "Audit", "Inventories", "Standards", "Quantities", "Digests", "Wording"]),
        .target(
            name: "OtherFormats",
            dependencies: [
                "LedgerReports", "Ledger", "Reports", "Figures", "Audit", "Inventories", "Standards", "YAMLReader", "Quantities", "Digests", "Writing", "Files",
                "Wording",
            ]),
        .target(
            name: "UseCases",
            dependencies: [
                "OfflineForms", "SQL", "Ledger", "StandardTables", "Exchange", "Figures", "Audit", "Inventories", "Standards", "Workbooks", "YAMLWriter",
                "YAMLReader", "Packing", "Keeping", "Quantities", "Digests", "Files", "Wording",
            ]),
        .target(
            name: "DabiaoKit", dependencies: ["UseCases", "Ledger", "Figures", "Audit", "Inventories", "Standards", "Quantities", "Wording"],
            exclude: ["DabiaoKit.docc"]),
        .executableTarget(name: "audit-folder", dependencies: ["DabiaoKit"], path: "docs/examples/audit-folder"),
        .testTarget(name: "DabiaoKitTests", dependencies: ["TestSupport", "audit-folder", "dabiao", "DabiaoKit", "BuiltPrograms"]),
        .executableTarget(
            name: "dabiao",
            dependencies: [
                "UseCases", "OtherFormats", "SQL", "WebReports", "LedgerReports", "Ledger", "StandardTables", "Exchange", "Reports", "Figures", "Audit",
                "Inventories",
                "YAMLReader",
                "Quantities", "Writing", "Files", "Wording", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "SampleData", dependencies: ["Inventories", "Standards", "YAMLWriter", "Quantities"]),
        .executableTarget(
            name: "dabiao-sample",
            dependencies: ["SampleData", "Ledger", "Exchange", "Audit", "Inventories", "Standards", "Workbooks", "Quantities", "Writing", "YAMLReader"]),
        .executableTarget(name: "yaml-floor", dependencies: ["CLibYAML"], path: "Benchmarks/floor"),
        .testTarget(name: "GoldenTests", dependencies: ["TestSupport", "BuiltPrograms", "dabiao", "Workbooks"], exclude: ["Fixture", "Snapshots"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .target(name: "BuiltPrograms", dependencies: ["TestSupport"], path: "Tests/BuiltPrograms"),
        .testTarget(name: "StructureTests"),
        .target(name: "ShippedLevels", dependencies: ["Inventories", "Standards", "YAMLReader"], path: "Tests/ShippedLevels"),
        .testTarget(name: "FiguresTests", dependencies: ["Quantities", "Figures", "Audit", "Standards", "Wording"]),
        .testTarget(name: "DigestsTests", dependencies: ["Digests"]),
        .testTarget(name: "PackingTests", dependencies: ["Packing"]),
        .testTarget(name: "PhotosTests", dependencies: ["Photos", "Quantities"]),
        .executableTarget(name: "folder-writer", dependencies: ["Files"], path: "Tests/FolderWriter"),
        .testTarget(name: "FilesTests", dependencies: ["folder-writer", "Files", "Wording", "SpreadsheetFixtures"]),
        .target(
            name: "Fuzzing",
            dependencies: [
                "SampleData", "Exchange", "Inventories", "Standards", "Workbooks", "YAMLReader", "Quantities", "Packing", "Wording", "SpreadsheetFixtures",
            ],
            path: "Tests/Fuzzing"),
        .executableTarget(
            name: "dabiao-fuzz", dependencies: ["Fuzzing", "Standards", "Quantities", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            path: "Tests/FuzzProgram"),
        .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing", "Standards", "Quantities", "BuiltPrograms", "dabiao-fuzz"]),
        .testTarget(name: "YAMLReaderTests", dependencies: ["TestSupport", "YAMLReader", "Wording"]),
        .testTarget(name: "StandardsTests", dependencies: ["TestSupport", "Quantities", "Wording", "Standards", "Audit", "Ledger", "Reports", "Figures"]),
        .testTarget(
            name: "InventoriesTests",
            dependencies: ["TestSupport", "ShippedLevels", "Quantities", "Wording", "YAMLReader", "Inventories", "Standards", "SampleData"]),
        .testTarget(
            name: "AuditTests",
            dependencies: ["TestSupport", "ShippedLevels", "SampleData", "Keeping", "Inventories", "Quantities", "Standards", "Wording", "Audit"]),
        .testTarget(
            name: "SQLTests",
            dependencies: [
                "TestSupport", "UseCases", "SQL", "SampleData", "Figures", "Audit", "Inventories", "Standards", "Quantities", "Wording",
                "BuiltPrograms",
                "dabiao",
                "dabiao-sample",
            ]),
        .testTarget(
            name: "JavaScriptTests", dependencies: ["TestSupport", "JavaScript", "Audit", "Inventories", "Standards", "Quantities", "Wording", "BuiltPrograms"]),
        .testTarget(
            name: "OfflineFormTests",
            dependencies: [
                "TestSupport", "ShippedLevels", "UseCases", "OfflineForms", "Exchange", "Digests", "Figures", "Audit", "Inventories", "Standards", "Quantities",
                "Wording",
                "SpreadsheetFixtures", "BrowserDriver", "BuiltPrograms",
            ]),
        .testTarget(name: "ConformanceTests", dependencies: ["Audit", "Standards", "Wording"]),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "TestSupport", "ShippedLevels", "Files", "Inventories", "Quantities", "Standards", "Wording", "Reports", "Figures", "Writing", "Audit",
            ]),
        .testTarget(
            name: "OtherFormatsTests",
            dependencies: ["TestSupport", "BuiltPrograms", "Workbooks", "dabiao"]),
        .executableTarget(name: "ledger-writer", dependencies: ["Ledger", "Quantities"], path: "Tests/LedgerWriter"),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "ShippedLevels", "Digests", "Inventories", "Quantities", "Standards", "Wording",
                "ledger-writer", "LedgerReports", "Ledger", "Exchange", "Audit", "Reports", "Figures", "Writing", "Workbooks", "SpreadsheetFixtures",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "WebReportsTests",
            dependencies: [
                "TestSupport", "ShippedLevels", "Files", "Quantities", "Wording", "Digests", "WebReports", "Audit", "Reports", "Figures", "Writing",
                "Inventories",
                "Standards",
            ]),
        .target(name: "BrowserDriver", path: "Tests/BrowserDriver"),
        .testTarget(name: "BrowserTests", dependencies: ["TestSupport", "BrowserDriver", "dabiao"]),
        .testTarget(name: "PaperTests", dependencies: ["TestSupport", "BuiltPrograms", "SpreadsheetFixtures", "Workbooks", "Wording", "dabiao"]),
        .target(name: "SpreadsheetFixtures", dependencies: ["TestSupport", "CLibZip"], path: "Tests/SpreadsheetFixtures"),
        .testTarget(name: "WorkbooksTests", dependencies: ["Wording", "Workbooks", "Writing", "SpreadsheetFixtures"]),
        .testTarget(
            name: "ExchangeTests",
            dependencies: [
                "TestSupport", "ShippedLevels", "Files", "Inventories", "Quantities", "Standards", "Wording", "Workbooks", "YAMLReader", "Exchange", "Audit",
                "Reports",
                "Figures", "Writing",
                "Packing", "Digests", "SpreadsheetFixtures",
            ]),
        .testTarget(
            name: "StandardTablesTests",
            dependencies: [
                "ShippedLevels", "Files", "Inventories", "Quantities", "Wording", "StandardTables", "Audit", "Standards", "Workbooks", "Writing",
                "SpreadsheetFixtures",
            ]),
        .testTarget(name: "LevelsTests", dependencies: ["TestSupport", "dabiao", "Workbooks"], exclude: ["Fixture"]),
        .testTarget(
            name: "UseCasesTests",
            dependencies: ["TestSupport", "UseCases", "Exchange", "Ledger", "Figures", "Audit", "Inventories", "Files", "Quantities", "Wording"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "TestSupport", "BuiltPrograms", "dabiao", "SpreadsheetFixtures", "Workbooks", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
