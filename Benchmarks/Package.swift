// swift-tools-version: 6.2
import PackageDescription

/// A package of its own, so that nothing it needs reaches those who build Plumbline.
let package = Package(
    name: "plumbline-benchmarks",
    platforms: [.macOS("26.0")],
    dependencies: [.package(name: "plumbline", path: "..")],
    targets: [
        .executableTarget(name: "Bench", dependencies: [.product(name: "Plumbline", package: "plumbline")])
    ],
    swiftLanguageModes: [.v6]
)
