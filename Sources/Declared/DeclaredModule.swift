import ModuleKit

/// Measures what a manifest declares: one aggregate for each indicator, and nothing that would need a language.
///
/// The declarations come with the greeting, so the manifest stays their only source.
@main enum DeclaredModule {
    static func main() { Module(declared: indicators).run() }
}

/// One indicator for each declaration.
func indicators(_ declared: Value) throws -> [Indicator] {
    try (declared.members ?? []).map { id, value in
        let declaration = try Declaration(value, of: id)
        return Indicator(id) { declaration.measure($0) }
    }
}

/// A declaration this program cannot carry out. The engine checks manifests before, so this is a difference in versions.
struct DeclarationFault: Error, CustomStringConvertible {
    let description: String
}
