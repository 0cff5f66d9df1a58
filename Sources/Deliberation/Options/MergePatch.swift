import Documents

extension DocumentTree {
    /// JSON merge patch (RFC 7396): objects merge, null removes, anything else replaces. A value wrapped as evidence is one
    /// value: it replaces and is replaced whole.
    func patched(with patch: DocumentTree) -> DocumentTree {
        guard case .object(let changes, let place) = patch, !patch.isEvidence else { return patch }
        var members: [Member] = []
        if case .object(let own, _) = self, !isEvidence { members = own }
        for change in changes {
            let index = members.firstIndex { $0.name == change.name }
            if change.value.isNull {
                if let index { members.remove(at: index) }
            } else if let index {
                members[index].value = members[index].value.patched(with: change.value)
            } else {
                let value = DocumentTree.object([], change.value.place).patched(with: change.value)
                members.append(Member(name: change.name, place: change.place, value: value))
            }
        }
        return .object(members, self.place ?? place)
    }
}
