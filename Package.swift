// swift-tools-version: 6.2
import PackageDescription

/// The bundled modules, one folder of `Plugins` each: folder, then id. The engine discovers them like any other.
let modules: [(folder: String, id: String)] = [
    ("Scale", "scale"),
    ("IPv6Readiness", "ipv6-readiness"),
    ("Governance", "governance"),
    ("VendorLockIn", "vendor-lock-in"),
]

// Every target imports only targets listed above it; Tests/HouseTests holds that order.
let package = Package(
    name: "plumbline",
    platforms: [.macOS("26.0")],
    products: [
        .executable(name: "plumbline", targets: ["plumbline"]),
        .library(name: "ModuleKit", targets: ["ModuleKit"]),
        // The engine in a process of one's own; Benchmarks uses it.
        .library(name: "Plumbline", targets: ["Serving", "Reporting"]),
        .library(name: "ModuleTesting", targets: ["ModuleTesting"]),
        .executable(name: "plumbline-declared", targets: ["Declared"]),
    ] + modules.map { .executable(name: "plumbline-\($0.id)", targets: [$0.folder]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(name: "CSystem"),
        .target(name: "Diagnostics"),
        .target(
            name: "Documents", dependencies: ["Diagnostics"],
            swiftSettings: [.enableExperimentalFeature("Lifetimes")]),
        .target(name: "YAMLDocuments", dependencies: ["CLibYAML", "Documents"]),
        .target(name: "RiskModel"),
        .target(
            name: "Loading",
            dependencies: ["YAMLDocuments", "RiskModel", .product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "LineProtocol", dependencies: ["Documents", "RiskModel"]),
        .target(name: "ModuleHost", dependencies: ["CSystem", "LineProtocol", "Loading"]),
        .target(name: "ModuleKit", dependencies: ["LineProtocol"]),
        .target(name: "ModuleTesting", dependencies: ["ModuleHost"]),
        .executableTarget(name: "Declared", dependencies: ["ModuleKit"]),
        .target(name: "Assessment", dependencies: ["LineProtocol"]),
        .target(name: "Comparison", dependencies: ["RiskModel"]),
        .target(name: "Deliberation", dependencies: ["Loading", "Assessment", "Comparison"]),
        .target(name: "Reporting", dependencies: ["Assessment", "Comparison", "Deliberation"]),
        .target(name: "Serving", dependencies: ["ModuleHost", "Loading", "Assessment", "Comparison", "Deliberation"]),
        .executableTarget(
            name: "plumbline",
            dependencies: [
                "Serving", "Reporting", "ModuleTesting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "TestSupport", dependencies: ["Serving"], path: "Tests/TestSupport"),
        .testTarget(name: "ComparisonTests", dependencies: ["Comparison"]),
        .testTarget(
            name: "DeliberationTests", dependencies: ["TestSupport", "Deliberation"], exclude: ["Bad"]),
        .testTarget(name: "HouseTests", dependencies: ["TestSupport"]),
        .testTarget(name: "ServingTests", dependencies: ["TestSupport", "plumbline"], exclude: ["Golden"]),
        .executableTarget(name: "MisbehavingModule", path: "Tests/MisbehavingModule"),
        .testTarget(
            name: "ModuleHostTests", dependencies: ["TestSupport", "TestSamples", "MisbehavingModule", "plumbline"]),
        .testTarget(name: "AssessmentTests", dependencies: ["TestSupport"] + modules.map { .target(name: $0.folder) }),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["TestSupport", "plumbline", "Reporting"] + modules.map { .target(name: $0.folder) }),
    ]
        + [
            // Seeded randomness, shared by the tests; nothing but tests imports it.
            .target(name: "TestSamples", dependencies: ["Documents"], path: "Tests/TestSamples"),
            .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
            .testTarget(
                name: "DocumentsTests", dependencies: ["Diagnostics", "Documents", "TestSamples"], exclude: ["Draft07"]),
            .testTarget(
                name: "YAMLDocumentsTests", dependencies: ["Diagnostics", "Documents", "YAMLDocuments", "TestSamples"]),
            .testTarget(name: "RiskModelTests", dependencies: ["RiskModel", "TestSamples"]),
            .testTarget(
                name: "LoadingTests", dependencies: ["Diagnostics", "Documents", "Loading", "RiskModel"],
                exclude: ["Bad", "Fixtures"]),
            .testTarget(name: "DeclaredTests", dependencies: ["Declared", "TestSamples", "TestSupport", "plumbline"]),
            .testTarget(
                name: "ModuleTestingTests",
                dependencies: ["Loading", "ModuleTesting", "TestSupport", "plumbline"]
                    + modules.map { .target(name: $0.folder) }, exclude: ["Broken"]),
            .testTarget(
                name: "LineProtocolTests", dependencies: ["Documents", "LineProtocol", "RiskModel", "TestSamples"],
                exclude: ["Golden"]),
        ]
        + modules.flatMap { module -> [Target] in
            [
                .executableTarget(
                    name: module.folder, dependencies: ["ModuleKit"], path: "Plugins/\(module.folder)",
                    exclude: [
                        "module.yaml", "input.schema.json", "parameters.schema.json", "README.md", "Cases", "Tests",
                    ]),
                .testTarget(
                    name: module.folder + "Tests", dependencies: [.target(name: module.folder)],
                    path: "Plugins/\(module.folder)/Tests"),
            ]
        },
    swiftLanguageModes: [.v6]
)
