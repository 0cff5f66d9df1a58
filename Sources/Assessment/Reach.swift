import Documents
import RiskModel

extension PlannedModule {
    /// Positions of the indicators that can change when a value of the deployment does: those that say they need it, or
    /// something around it, and those that do not say what they need.
    public func indicators(movedBy pointer: String) -> [Int] {
        guard let tokens = pointerTokens(pointer) else { return Array(indicators.indices) }
        return indicators.indices.filter { position in
            let needs = needTokens[position]
            return needs.isEmpty || needs.contains { isBelow(tokens, pattern: $0) }
        }
    }

    /// Positions of those that can change when an indicator of another module does, given as `module/indicator`: those that
    /// name it among their needs; where none names it, all.
    public func indicators(movedByUpstream reference: String) -> [Int] {
        guard manifest.upstream.contains(reference) else { return [] }
        let naming = indicators.indices.filter { indicators[$0].definition.needs.contains(reference) }
        return naming.isEmpty ? Array(indicators.indices) : naming
    }
}

extension AssessmentPlan {
    /// By module, the indicators that can change when a value of the deployment does, through other modules as well.
    public func indicators(movedBy pointer: String) -> [Set<Int>] {
        var moved = modules.map { Set($0.selection.contains(pointer) ? $0.indicators(movedBy: pointer) : []) }
        for index in measuringOrder {
            for reference in modules[index].manifest.upstream where isMoved(reference, moved) {
                moved[index].formUnion(modules[index].indicators(movedByUpstream: reference))
            }
        }
        return moved
    }

    private func isMoved(_ reference: String, _ moved: [Set<Int>]) -> Bool {
        let module = reference.prefix { $0 != "/" }
        let indicator = reference.drop { $0 != "/" }.dropFirst()
        guard let index = modules.firstIndex(where: { $0.id == module }) else { return false }
        return moved[index].contains { modules[index].indicators[$0].definition.id == indicator }
    }
}
