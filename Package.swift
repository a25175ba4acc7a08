// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "dabiao",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "dabiao", targets: ["dabiao"]),
        .library(name: "Dabiao", targets: ["Wording", "YAMLReader", "Standards", "Inventories", "Audit", "Reports"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(name: "Wording"),
        .target(name: "YAMLReader", dependencies: ["CLibYAML", "Wording"]),
        .target(name: "Standards", dependencies: ["YAMLReader", "Wording"]),
        .target(name: "Inventories", dependencies: ["Standards", "YAMLReader", "Wording"]),
        .target(name: "Audit", dependencies: ["Inventories", "Standards", "YAMLReader", "Wording"]),
        .target(name: "Reports", dependencies: ["Audit", "Inventories", "Standards", "YAMLReader", "Wording"]),
        .executableTarget(
            name: "dabiao",
            dependencies: [
                "Reports", "Audit", "Inventories", "Standards", "YAMLReader", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "SampleData"),
        .executableTarget(name: "dabiao-sample", dependencies: ["SampleData", "Inventories", "Standards"]),
        .executableTarget(name: "yaml-floor", dependencies: ["CLibYAML"], path: "Benchmarks/floor"),
        .testTarget(name: "YAMLReaderTests", dependencies: ["YAMLReader", "Wording"]),
        .testTarget(name: "StandardsTests", dependencies: ["Standards", "Audit", "Reports"]),
        .testTarget(name: "InventoriesTests", dependencies: ["Inventories", "Standards", "SampleData"]),
        .testTarget(name: "AuditTests", dependencies: ["Audit"]),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "Audit"]),
        .testTarget(name: "CommandTests", dependencies: ["dabiao"]),
    ],
    swiftLanguageModes: [.v6]
)
