import ArgumentParser
import Diagnostics
import Documents
import Loading

/// `plumbline profiles`: the profiles of the search path, and one of them resolved.
struct Profiles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles",
        abstract: "List the profiles, or show one resolved with the origin of every value.",
        discussion: """
            EXAMPLES
              plumbline profiles
              plumbline profiles show smart-city-procurement
            """,
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the profiles.")

        @OptionGroup var shared: SharedOptions

        func run() throws {
            let workspace = shared.workspace
            let loader = ProfileLoader(library: workspace.library, modules: workspace.modules())
            var text = ""
            for entry in workspace.library.entries() {
                do throws(Problems) {
                    let profile = try loader.load(entry.path).profile
                    text += "\(entry.name)\t\(profile.title)\n"
                } catch {
                    text += "\(entry.name)\tcannot be used: \(error.diagnostics.first?.message ?? "")\n"
                }
            }
            Console.write(text)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a profile, resolved.")

        @Argument(help: "A profile's name, or the path of one.")
        var profile: String

        @OptionGroup var shared: SharedOptions

        func run() throws {
            let workspace = shared.workspace
            do throws(Problems) {
                let loaded = try ProfileLoader(library: workspace.library, modules: workspace.modules()).load(profile)
                Console.write(OriginText.text(loaded.document))
                Console.tell(loaded.remarks)
            } catch {
                Console.tell(error.diagnostics)
                throw ExitStatus.badDocument.exit
            }
        }
    }
}

/// A document as YAML-like lines, each scalar with the place it was written.
enum OriginText {
    static func text(_ document: Document) -> String {
        var lines: [(text: String, origin: String)] = []
        write(document.root, name: nil, indent: 0, &lines)
        let width = min(60, lines.filter { !$0.origin.isEmpty }.map(\.text.count).max() ?? 0)
        return lines.map { line in
            guard !line.origin.isEmpty else { return line.text + "\n" }
            return line.text + String(repeating: " ", count: max(1, width + 2 - line.text.count)) + "# \(line.origin)\n"
        }.joined()
    }

    private static func write(_ node: Node, name: String?, indent: Int, _ lines: inout [(text: String, origin: String)])
    {
        let space = String(repeating: "  ", count: indent)
        let label = name.map { $0 == "-" ? "- " : $0 + ": " } ?? ""
        let origin = node.place.map { "\($0.file):\($0.line)" } ?? ""
        switch node.kind {
        case .object:
            if name != nil { lines.append((space + (name == "-" ? "-" : "\(name ?? ""):"), "")) }
            for (key, value) in node.members {
                write(value, name: key, indent: name == nil ? indent : indent + 1, &lines)
            }
        case .array where node.elements.contains { $0.kind == .object }:
            lines.append(("\(space)\(name ?? ""):", ""))
            for element in node.elements { write(element, name: "-", indent: indent + 1, &lines) }
        case .string: lines.append((space + label + (node.string ?? ""), origin))
        default: lines.append((space + label + node.raw, origin))
        }
    }
}
