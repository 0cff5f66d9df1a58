import Documents
import Loading

extension InstalledModule {
    /// What its input schema has against a deployment; warnings aside.
    func objections(to document: Document) -> [Violation] {
        let validator = SchemaValidator(input, document, mode: .evidence)
        return validator.validate() ? [] : validator.violations.filter { $0.severity == .error }
    }

    func accepts(_ document: Document) -> Bool { objections(to: document).isEmpty }

    /// The deployment without the values its schema objects to, as far as leaving them out helps.
    func mended(_ tree: DocumentTree?) -> DocumentTree? {
        guard var tree else { return nil }
        for _ in 0..<24 {
            guard let document = try? tree.flattened() else { return nil }
            let pointers = objections(to: document).map { document.pointer(of: $0.node) }
            // The last first, so that the positions before stay what they are; the whole cannot be left out.
            let removable = Set(pointers.filter { !$0.isEmpty }).sorted().reversed()
            if removable.isEmpty { return tree }
            for pointer in removable { tree = tree.removing((pointerTokens(pointer) ?? [])[...]) }
        }
        return tree
    }
}
