import Diagnostics
import Loading

/// The files a new module starts with: those of `Templates/all`, then those of its language. A name that ends in
/// `.template` loses that ending and has its `@PLACEHOLDERS@` filled in; anything else is copied as it is.
struct ModuleTemplate {
    enum Language: String, CaseIterable { case swift, python, shell, yaml }

    let name: String
    let language: Language
    /// Folder of the templates.
    let templates: String
    /// Folder of the package that holds ModuleKit.
    let kit: String

    static let ending = ".template"

    /// Writes the module into a folder.
    func write(into folder: StagedFolder) throws(Problems) {
        for source in ["all", language.rawValue] {
            let root = templates + "/" + source
            // A module that is declared has no files besides.
            if source == Language.yaml.rawValue { continue }
            guard FileText.isDirectory(root) else {
                throw Problems(
                    Diagnostic(
                        "module.no-templates", "the templates of new modules are not installed", at: Place(file: root)))
            }
            for file in ModuleTemplate.files(under: root) {
                let text = try FileText.read(root + "/" + file)
                guard file.hasSuffix(ModuleTemplate.ending) else {
                    try folder.write(file, text)
                    continue
                }
                let target = String(file.dropLast(ModuleTemplate.ending.count))
                try folder.write(target, filled(text), isExecutable: target.hasSuffix(".sh"))
            }
        }
    }

    private func filled(_ text: [UInt8]) -> [UInt8] {
        let values = [
            "@NAME@": name, "@TITLE@": title, "@COMMAND@": command, "@BUILD@": buildStep, "@KIT@": kit,
            "@DECLARED@": language == .yaml ? declaration : "",
        ]
        var text = String(decoding: text, as: UTF8.self)
        for (placeholder, value) in values { text = text.replacing(placeholder, with: value) }
        return Array(text.utf8)
    }

    /// `night-crew` → `Night crew`.
    private var title: String {
        let words = name.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private var command: String {
        switch language {
        case .swift: "[.build/release/\(name)-module]"
        // -B: Python's compiled files would change the folder that a lock names byte for byte.
        case .python: "[python3, -B, main.py]"
        case .shell: "[sh, main.sh]"
        case .yaml: "[plumbline-declared]"
        }
    }

    /// The same indicator without a program.
    private var declaration: String {
        """
            declared:
              share-where: /\(name)/parts/*
              where: { ready: false }

        """
    }

    /// What has to be run in the folder before the module can be.
    var build: String? { language == .swift ? "swift build -c release --static-swift-stdlib" : nil }

    private var buildStep: String { build.map { "    \($0)\n" } ?? "" }

    private static func files(under root: String, _ path: String = "") -> [String] {
        FileText.names(in: root + "/" + path).flatMap { name in
            let file = path.isEmpty ? name : path + "/" + name
            return FileText.isDirectory(root + "/" + file) ? files(under: root, file) : [file]
        }
    }
}
