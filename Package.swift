// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "dabiao",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "dabiao", targets: ["dabiao"]),
        .library(name: "Dabiao", targets: ["Wording", "YAMLReader", "YAMLWriter", "Workbooks", "Standards", "Inventories", "Audit", "Reports", "Exchange"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
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
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .target(name: "Wording"),
        .target(name: "YAMLReader", dependencies: ["CLibYAML", "Wording"]),
        .target(name: "YAMLWriter"),
        .target(name: "Workbooks", dependencies: ["CExpat", "CLibCSV", "CLibXLSXWriter", "CLibZip", "YAMLReader", "Wording"]),
        .target(name: "Standards", dependencies: ["YAMLReader", "Wording"]),
        .target(name: "Inventories", dependencies: ["Standards", "YAMLReader", "YAMLWriter", "Wording"]),
        .target(name: "Audit", dependencies: ["Inventories", "Standards", "YAMLReader", "Wording"]),
        .target(name: "Reports", dependencies: ["Audit", "Inventories", "Standards", "Workbooks", "YAMLReader", "Wording"]),
        .target(
            name: "Exchange",
            dependencies: ["Audit", "Inventories", "Reports", "Standards", "Workbooks", "YAMLReader", "YAMLWriter", "Wording"]),
        .target(
            name: "Ledger",
            dependencies: [
                "Reports", "Audit", "Inventories", "Standards", "YAMLReader", "Wording", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "LedgerReports",
            dependencies: ["Ledger", "Exchange", "Reports", "Audit", "Inventories", "Standards", "Workbooks", "YAMLReader", "Wording"]),
        .target(
            name: "WebReports",
            dependencies: [
                "Ledger", "Exchange", "Reports", "Audit", "Inventories", "Standards", "YAMLReader", "Wording",
                .product(name: "Mustache", package: "swift-mustache"), .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .executableTarget(
            name: "dabiao",
            dependencies: [
                "WebReports", "LedgerReports", "Ledger", "Exchange", "Reports", "Audit", "Inventories", "Standards", "Workbooks", "YAMLReader", "Wording",
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "SampleData", dependencies: ["Inventories", "YAMLWriter"]),
        .executableTarget(name: "dabiao-sample", dependencies: ["SampleData", "Exchange", "Ledger", "Inventories", "Standards", "Workbooks"]),
        .executableTarget(name: "yaml-floor", dependencies: ["CLibYAML"], path: "Benchmarks/floor"),
        .testTarget(name: "YAMLReaderTests", dependencies: ["YAMLReader", "Wording"]),
        .testTarget(name: "StandardsTests", dependencies: ["Standards", "Audit", "Ledger", "Reports"]),
        .testTarget(name: "InventoriesTests", dependencies: ["Inventories", "Standards", "SampleData"]),
        .testTarget(name: "AuditTests", dependencies: ["Audit"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Audit"]),
        .executableTarget(name: "ledger-writer", dependencies: ["Ledger", "Standards"], path: "Tests/LedgerWriter"),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "ledger-writer", "LedgerReports", "Ledger", "Exchange", "Audit", "Reports", "Workbooks", "SpreadsheetFixtures",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "WebReportsTests",
            dependencies: ["WebReports", "Audit", "Reports", "Inventories", "Standards", .product(name: "Crypto", package: "swift-crypto")]),
        .testTarget(name: "BrowserTests", dependencies: ["dabiao"]),
        .target(name: "SpreadsheetFixtures", dependencies: ["CLibZip"], path: "Tests/SpreadsheetFixtures"),
        .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "SpreadsheetFixtures"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Audit", "Reports", "SpreadsheetFixtures"]),
        .testTarget(name: "CommandTests", dependencies: ["dabiao", "SpreadsheetFixtures", "Workbooks"]),
    ],
    swiftLanguageModes: [.v6]
)
