import Diagnostics
import Documents
import RiskModel

/// Two indicators that show one fact should not both count: a warning for each pair of which a profile counts both.
struct OverlapRule {
    let profile: Profile
    /// The resolved profile, for places.
    let document: Document
    let modules: [InstalledModule]

    private struct Name: Hashable {
        var module: String
        var indicator: String

        init(_ module: String, _ indicator: String) {
            self.module = module
            self.indicator = indicator
        }

        /// `module/indicator`, as manifests write it.
        init?(_ text: String) {
            let parts = text.split(separator: "/", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            self.init(String(parts[0]), String(parts[1]))
        }

        var text: String { "\(module)/\(indicator)" }
    }

    /// In order of place; each pair once, whichever of the two manifests names it.
    func warnings() -> [Diagnostic] {
        var told: Set<Set<Name>> = []
        var found: [Diagnostic] = []
        for stated in profile.modules {
            guard let manifest = manifest(stated.id) else { continue }
            for definition in manifest.indicators where !definition.overlaps.isEmpty {
                let one = Name(manifest.id, definition.id)
                for overlap in definition.overlaps {
                    guard let other = Name(overlap.indicator), counts(one), counts(other) else { continue }
                    if told.insert([one, other]).inserted { found.append(warning(one, other, overlap.reason)) }
                }
            }
        }
        return found.inOrderOfPlace()
    }

    private func manifest(_ id: String) -> ModuleManifest? { modules.first { $0.id == id }?.manifest }

    /// Whether the profile gives an indicator, and the module it is in, a weight above 0.
    private func counts(_ name: Name) -> Bool {
        guard let module = profile.modules.first(where: { $0.id == name.module }), module.weight > 0,
            let definition = manifest(name.module)?.indicator(name.indicator)
        else { return false }
        let hasFunction = definition.valueFunction != nil || module.named(name.indicator)?.valueFunction != nil
        return hasFunction && module.weight(of: name.indicator) > 0
    }

    private func warning(_ one: Name, _ other: Name, _ reason: String?) -> Diagnostic {
        document.diagnostic(
            "profile.overlap", "'\(one.text)' and '\(other.text)' show one fact in two ways, and both count",
            at: place(of: one, or: other), severity: .warning,
            notes: reason.map { [$0] } ?? [],
            help: "give one of them weight 0 and say why; it is measured and shown all the same")
    }

    /// Where one of the two is weighed, in the profile's own file rather than in one it extends; else their module.
    private func place(of one: Name, or other: Name) -> Int {
        let stated = [one, other].compactMap { name in
            document.root["modules"]?[name.module]?["indicators"]?.memberNodes
                .first { $0.name.string == name.indicator }?.name.index
        }
        let file = document.root.place?.file
        return stated.first { document.place(of: $0)?.file == file } ?? stated.first ?? modulePlace(one.module)
    }

    private func modulePlace(_ module: String) -> Int {
        document.root["modules"]?.memberNodes.first { $0.name.string == module }?.name.index ?? 0
    }
}
