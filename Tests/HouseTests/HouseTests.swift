import Foundation
import TestSupport
import Testing

/// What a machine can check about how the house is kept.
@Suite struct HouseTests {
    @Test func `no Swift file is longer than 400 lines`() throws {
        for folder in ["Sources", "Plugins", "Tests"] {
            for file in Checkout.files(under: folder, ending: ".swift") {
                let lines = try Checkout.text(file).split(separator: "\n", omittingEmptySubsequences: false).count
                #expect(lines <= 401, "\(file) has \(lines) lines")
            }
        }
    }

    /// Rows of the table in CONTRIBUTING.md, top to bottom: each may import what it names.
    static let mayImport: [String: Set<String>] = [
        "Diagnostics": [],
        "Documents": ["Diagnostics"],
        "YAMLDocuments": ["CLibYAML", "Diagnostics", "Documents"],
        "RiskModel": [],
        "Loading": ["Crypto", "Diagnostics", "Documents", "YAMLDocuments", "RiskModel"],
        "LineProtocol": ["Diagnostics", "Documents", "RiskModel"],
        "ModuleHost": ["CSystem", "Diagnostics", "Documents", "LineProtocol", "Loading", "RiskModel"],
        "ModuleKit": ["Diagnostics", "Documents", "LineProtocol", "RiskModel"],
        "Declared": ["ModuleKit"],
        "ModuleTesting": ["Diagnostics", "Documents", "LineProtocol", "Loading", "ModuleHost", "RiskModel"],
        "Assessment": ["Diagnostics", "Documents", "LineProtocol", "RiskModel"],
        "Comparison": ["RiskModel"],
        "Deliberation": [
            "Assessment", "Comparison", "Diagnostics", "Documents", "LineProtocol", "Loading", "RiskModel",
        ],
        "Reporting": [
            "Assessment", "Comparison", "Deliberation", "Diagnostics", "Documents", "LineProtocol", "RiskModel",
        ],
        "Serving": [
            "Assessment", "Comparison", "Deliberation", "Diagnostics", "Documents", "LineProtocol", "Loading",
            "ModuleHost",
            "RiskModel",
        ],
    ]

    @Test func `every target imports only what stands above it`() throws {
        for (target, allowed) in HouseTests.mayImport {
            for file in Checkout.files(under: "Sources/" + target, ending: ".swift") {
                for line in try Checkout.text(file).split(separator: "\n") {
                    let words = line.split(separator: " ")
                    guard let position = words.firstIndex(of: "import"), position + 1 < words.count, position < 2 else {
                        continue
                    }
                    let name = String(words[position + 1])
                    #expect(
                        allowed.contains(name) || ["Glibc", "Darwin"].contains(name), "\(file) imports \(name)")
                }
            }
        }
    }

    @Test func `no module imports anything but the kit`() throws {
        for file in Checkout.files(under: "Plugins", ending: ".swift") where !file.contains("/Tests/") {
            for line in try Checkout.text(file).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard words.first == "import", words.count > 1 else { continue }
                #expect(["ModuleKit", "Glibc", "Darwin"].contains(words[1]), "\(file) imports \(words[1])")
            }
        }
    }

    @Test func `every bundled module is complete`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Checkout.path("Plugins"))
            .filter { FileManager.default.fileExists(atPath: Checkout.path("Plugins/\($0)/module.yaml")) }
        #expect(folders.count >= 4)
        for folder in folders {
            for part in ["input.schema.json", "README.md", "Cases"] {
                let path = Checkout.path("Plugins/\(folder)/\(part)")
                #expect(FileManager.default.fileExists(atPath: path), "\(folder) has no \(part)")
            }
            func has(_ part: String) -> Bool {
                FileManager.default.fileExists(atPath: Checkout.path("Plugins/\(folder)/\(part)"))
            }
            // A module is a program with its tests, or it declares what is measured.
            let manifest = try Checkout.text("Plugins/\(folder)/module.yaml")
            let isDeclared = manifest.contains("\ncommand: [plumbline-declared]")
            #expect(has("Sources") != isDeclared && has("Tests") != isDeclared, "\(folder)")
        }
    }

    /// Outside the importers of evidence no line of the engine names what the modules are about.
    @Test func `the engine knows no domain`() throws {
        for file in Checkout.files(under: "Sources", ending: ".swift") where !file.hasPrefix("Sources/Evidence/") {
            for (number, line) in try Checkout.text(file).lowercased().split(
                separator: "\n", omittingEmptySubsequences: false
            ).enumerated() {
                for word in ["ipv6", "vendor", "jurisdiction"] where line.contains(word) {
                    Issue.record("\(file):\(number + 1) says '\(word)'")
                }
            }
        }
    }

    @Test func `deployments and profiles start with their format line`() throws {
        for file in Checkout.files(under: "Examples", ending: ".yaml")
            + Checkout.files(under: "Profiles", ending: ".yaml")
        {
            #expect(try Checkout.text(file).hasPrefix("format: plumbline-"), "\(file)")
        }
    }

    @Test func `nothing committed names a path of one machine`() throws {
        for folder in ["Sources", "Plugins", "Examples", "Profiles", "Documentation"] {
            for ending in [".swift", ".md", ".yaml", ".json", ".txt"] {
                for file in Checkout.files(under: folder, ending: ending) {
                    #expect(try !Checkout.text(file).contains(Checkout.root + "/"), "\(file)")
                }
            }
        }
    }
}
