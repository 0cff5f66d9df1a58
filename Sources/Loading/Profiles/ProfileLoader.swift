import Diagnostics
import Documents
import RiskModel

/// A profile, resolved and checked against the manifests.
public struct LoadedProfile {
    public let profile: Profile
    /// The resolved profile; every value has the place it was written.
    public let document: Document
    /// Warnings; never errors.
    public let remarks: [Diagnostic]
}

/// Reads profiles: extends, checks the form, then holds them against the installed modules. All problems at once.
public struct ProfileLoader: Sendable {
    private let library: ProfileLibrary
    private let modules: [InstalledModule]

    public init(library: ProfileLibrary, modules: [InstalledModule]) {
        self.library = library
        self.modules = modules
    }

    /// - Parameter profile: a name of the library or a path.
    public func load(_ profile: String) throws(Problems) -> LoadedProfile {
        let path = try library.path(of: profile)
        return try check(ProfileExtension(library: library).resolve(path: path))
    }

    /// A profile that came inside a message.
    public func load(_ document: Document, root: Int) throws(Problems) -> LoadedProfile {
        try check(ProfileExtension(library: library).resolve(document, root: root))
    }

    /// Members that are null and have a name that could never be there: what stands after an unquoted comma, a misspelling.
    private func strangers(in document: Document) -> [Diagnostic] {
        formatProblems(document, ProfileFormat.schema, area: "profile").filter { $0.code == "profile.unknown-member" }
    }

    private func check(_ tree: DocumentTree) throws(Problems) -> LoadedProfile {
        let document: Document
        let idle: [Diagnostic]
        do {
            idle = strangers(in: try tree.flattened())
            document = try tree.withoutNulls.flattened()
        } catch {
            throw Problems(Diagnostic("profile.too-large", error.message, at: tree.place))
        }
        let form = formatProblems(document, ProfileFormat.schema, area: "profile")
        var reader = ProfileReader(document: document, modules: modules)
        let profile = reader.read()
        // What is wrong with a value's form already is not told again in other words.
        let told = Set(form.map(\.pointer))
        let problems =
            form + idle.filter { !told.contains($0.pointer) } + reader.problems.filter { !told.contains($0.pointer) }
        guard problems.isEmpty else { throw Problems(problems) }
        let remarks = OverlapRule(profile: profile, document: document, modules: modules).warnings()
        return LoadedProfile(profile: profile, document: document, remarks: remarks)
    }
}
