import Diagnostics
import Documents

/// Two modules that declare one path with types no value can satisfy both.
public enum SelectionConflicts {
    public static func problems(_ modules: [InstalledModule]) -> [Diagnostic] {
        var declared: [String: (module: String, types: SchemaTypes)] = [:]
        var problems: [Diagnostic] = []
        for module in modules {
            for (path, types) in module.input.declaredTypes() {
                guard let earlier = declared[path] else {
                    declared[path] = (module.id, types)
                    continue
                }
                guard !earlier.types.overlaps(types) else { continue }
                problems.append(
                    Diagnostic(
                        "module.conflict",
                        "the modules '\(earlier.module)' and '\(module.id)' declare \(path) with different types",
                        notes: ["'\(earlier.module)': \(earlier.types.phrase)", "'\(module.id)': \(types.phrase)"]))
            }
        }
        return problems
    }
}
