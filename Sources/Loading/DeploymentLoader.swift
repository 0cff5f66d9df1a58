import Diagnostics
import Documents
import RiskModel

/// A deployment that was read and found sound under the installed modules.
public struct LoadedDeployment {
    public let document: Document
    /// The deployment's node in the document; not 0 where it came inside a message.
    public let root: Int
    public let id: String
    public let name: String?
    public let digest: String
    /// Notes and warnings; never errors.
    public let remarks: [Diagnostic]
}

/// Checks deployments against what the installed modules read. All problems of a document are reported at once.
public struct DeploymentLoader: Sendable {
    private let modules: [InstalledModule]
    /// The modules an assessment asks; nil where every module counts.
    private var asked: [String]?
    private let known: Selection
    private let isStrict: Bool

    /// - Parameter isStrict: whether a member no module reads is an error instead of a note.
    public init(modules: [InstalledModule], isStrict: Bool = false) {
        self.modules = modules
        self.isStrict = isStrict
        known = modules.reduce(Selection()) { $0.union($1.selection) }
    }

    /// The same, for an assessment that asks some modules only. The others still look at sections of their own; of what the
    /// asked ones read they refuse nothing, whatever their schemas say.
    public func asking(only ids: some Sequence<String>) -> DeploymentLoader {
        var loader = self
        loader.asked = Array(ids)
        return loader
    }

    public func load(path: String) throws(Problems) -> LoadedDeployment {
        try check(try FileText.document(path, alsoTelling: { problems(in: $0) }))
    }

    /// - Parameter horizonYears: how far ahead the profile looks, where there is one.
    public func check(
        _ document: Document, root: Int = 0, horizonYears: Double? = nil
    ) throws(Problems) -> LoadedDeployment {
        let problems = problems(in: document, root: root, horizonYears)
        guard !problems.hasErrors else { throw Problems(problems) }
        func text(_ name: StaticString) -> String? {
            guard let member = document.member(name, of: root), case .known(let value) = document.reading(of: member)
            else { return nil }
            return Node(document: document, index: value).string
        }
        return LoadedDeployment(
            document: document, root: root, id: text("id") ?? "", name: text("name"),
            digest: document.digest(of: root), remarks: problems.inOrderOfPlace())
    }

    /// Everything there is to say about a document, remarks among it.
    public func problems(in document: Document, root: Int = 0, _ horizonYears: Double? = nil) -> [Diagnostic] {
        guard document.nodes[root].kind == .object else {
            let kind = Node(document: document, index: root).kindName
            return [
                document.diagnostic(
                    "deployment.wrong-type", "a deployment is an object, not \(kind)", at: root, root: root)
            ]
        }
        if let stranger = strangerFormat(document, root) { return [stranger] }
        var found = unholdableNumbers(in: document, root: root, area: "deployment")
        found += EvidenceRules.problems(in: document, root: root)
        var seen: Set<String> = []
        for module in [nil] + modules {
            let schema = module?.input ?? DeploymentFormat.schema
            let validator = SchemaValidator(schema, document, mode: .evidence)
            validator.horizonYears = horizonYears
            if validator.validate(root), validator.violations.isEmpty { continue }
            for violation in validator.violations where seen.insert("\(violation.node) \(violation.message)").inserted {
                if schema !== DeploymentFormat.schema, violation.kind == .missingMember, violation.node == root {
                    continue
                }
                let problem = violation.diagnostic(area: "deployment", in: document, root: root)
                found.append(module.map { told(problem, by: $0) } ?? problem)
            }
        }
        let names = UnknownNames(document: document, root: root, known: known, isStrict: isStrict)
        return found + names.problems()
    }

    /// What a module that is not asked has against what the asked ones read is no error.
    private func told(_ problem: Diagnostic, by module: InstalledModule) -> Diagnostic {
        guard let asked, !asked.contains(module.id), problem.severity == .error else { return problem }
        let isShared = modules.contains { other in
            asked.contains(other.id) && problem.pointer.map { $0.isEmpty || other.selection.contains($0) } ?? true
        }
        guard isShared else { return problem }
        return Diagnostic(
            problem.code, problem.message + ", says the module \(quoted(module.id)), which is not asked here",
            severity: .warning, at: problem.place, pointer: problem.pointer, notes: problem.notes, help: problem.help)
    }

    /// A document of another format gets one clear sentence instead of a hundred about its members.
    private func strangerFormat(_ document: Document, _ root: Int) -> Diagnostic? {
        guard let format = document.member("format", of: root),
            let text = Node(document: document, index: format).string, text != DeploymentFormat.name
        else { return nil }
        return document.diagnostic(
            "deployment.format", "this is \(quoted(text)), not \(quoted(DeploymentFormat.name))", at: format, root: root
        )
    }
}
