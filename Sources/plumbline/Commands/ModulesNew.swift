import ArgumentParser
import Diagnostics
import Loading
import ModuleHost

extension ModuleTemplate.Language: ExpressibleByArgument {}

extension Modules {
    /// `plumbline modules new`: a module that works, to be changed into the one that is wanted.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Start a module of your own, with a manifest, a schema, cases and a program that works.",
            discussion: """
                EXAMPLES
                  plumbline modules new night-crew --language python
                  plumbline modules new night-crew --language swift --directory modules
                """)

        @Argument(help: "Its id: lower-case words joined by hyphens. It is also the section of a deployment it reads.")
        var name: String

        @Option(help: "swift, python, shell, or yaml for one that needs no program.")
        var language: ModuleTemplate.Language

        @Option(help: ArgumentHelp("Where its folder is put.", valueName: "dir"))
        var directory = "."

        @OptionGroup var shared: SharedOptions

        func run() throws {
            let objections = objections()
            guard objections.isEmpty else {
                Console.tell(objections)
                throw ExitStatus.usage.exit
            }
            let place = directory == "." ? name : directory + "/" + name
            let template = ModuleTemplate(
                name: name, language: language, templates: shared.workspace.templates, kit: shared.workspace.kit)
            do throws(Problems) {
                try make(template, at: place)
            } catch {
                Console.tell(error.diagnostics)
                let isTaken = error.diagnostics.contains { $0.code == "module.exists" }
                throw (isTaken ? ExitStatus.usage : .inputOutput).exit
            }
            Console.write(nextSteps(template, place))
        }

        private func make(_ template: ModuleTemplate, at place: String) throws(Problems) {
            let folder = try StagedFolder.begun(at: place)
            do {
                try template.write(into: folder)
                try folder.commit()
            } catch {
                folder.discard()
                throw error
            }
        }

        /// What speaks against the name.
        private func objections() -> [Diagnostic] {
            if ModuleName.isValid(name) { return clashes() }
            return [
                Diagnostic(
                    "module.name",
                    "\(quoted(name)) is no name for a module: lower-case letters and digits, words joined by hyphens",
                    help: ModuleName.nearest(to: name).map { "\(quoted($0)) would do" })
            ]
        }

        private func clashes() -> [Diagnostic] {
            if DeploymentFormat.names.contains(name) {
                return [
                    Diagnostic(
                        "module.name-taken",
                        "every deployment has a member \(quoted(name)), so no module can read a "
                            + "section of that name", help: "choose a name that says what the module is about")
                ]
            }
            return shared.workspace.discovery.usable().modules.compactMap { module in
                if module.id == name {
                    return Diagnostic(
                        "module.name-taken", "a module \(quoted(name)) is installed already",
                        notes: ["it is in \(module.directory)"], help: "choose another name")
                }
                guard module.selection.contains("/" + name) else { return nil }
                return Diagnostic(
                    "module.name-taken", "the module \(quoted(module.id)) reads a section \(quoted(name)) already",
                    notes: ["a new module reads the section of its own name"], help: "choose another name")
            }
        }

        private func nextSteps(_ template: ModuleTemplate, _ place: String) -> String {
            var text = "\(place): a module in \(language.rawValue) that works; next\n"
            if let build = template.build { text += "  (cd \(place) && \(build))\n" }
            text += "  plumbline modules check \(place)\n"
            text += "  plumbline assess \(place)/Cases/some-unknown/deployment.yaml "
            text += "--profile ./\(place)/profile.yaml --modules \(directory)\n"
            return text.replacing(".//", with: "/")
        }
    }
}

/// What a module may be called.
enum ModuleName {
    static func isValid(_ name: String) -> Bool {
        guard name.utf8.count <= 64, let first = name.utf8.first, isLetter(first) else { return false }
        let words = name.split(separator: "-", omittingEmptySubsequences: false)
        return words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { isLetter($0) || isDigit($0) } }
    }

    /// A valid name made of the letters and digits of another, if there are any: `Night Crew` and `NightCrew` become
    /// `night-crew`.
    static func nearest(to name: String) -> String? {
        var words: [String] = [""]
        var followsSmallLetter = false
        for byte in name.utf8 {
            let isCapital = (0x41...0x5A).contains(byte)
            let letter = isCapital ? byte + 0x20 : byte
            let belongs = isLetter(letter) || isDigit(letter)
            if !belongs || (isCapital && followsSmallLetter) { words.append("") }
            if belongs { words[words.count - 1].unicodeScalars.append(UnicodeScalar(letter)) }
            followsSmallLetter = isLetter(byte) || isDigit(byte)
        }
        let joined = words.filter { !$0.isEmpty }.joined(separator: "-").drop { !$0.isLetter }
        let candidate = String(joined.prefix(64))
        return isValid(candidate) ? candidate : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
