import Diagnostics
import Documents

/// `extends`: a profile laid over another. Objects merge; lists, value functions and evidence are replaced whole; gates
/// and exemptions merge by id; null removes.
struct ProfileExtension {
    let library: ProfileLibrary

    /// The resolved tree of a profile file.
    func resolve(path: String) throws(Problems) -> DocumentTree {
        try resolve(path: path, seen: [])
    }

    /// The resolved tree of a profile that came as a document.
    func resolve(_ document: Document, root: Int = 0) throws(Problems) -> DocumentTree {
        try resolve(DocumentTree(Node(document: document, index: root)), path: nil, seen: [])
    }

    private func resolve(path: String, seen: [String]) throws(Problems) -> DocumentTree {
        if seen.contains(path) {
            let circle = (seen + [path]).drop { $0 != path }.joined(separator: " → ")
            throw Problems(
                Diagnostic("profile.cycle", "profiles extend one another in a circle: \(circle)", at: Place(file: path))
            )
        }
        let document = try FileText.document(path)
        return try resolve(DocumentTree(document.root), path: path, seen: seen + [path])
    }

    private func resolve(_ tree: DocumentTree, path: String?, seen: [String]) throws(Problems) -> DocumentTree {
        try checkOwnMembers(tree)
        guard let parent = tree["extends"], let name = parent.string else { return tree }
        let parentPath: String
        do {
            parentPath = try library.path(of: name, from: path)
        } catch {
            throw Problems(
                error.diagnostics.map { Diagnostic($0.code, $0.message, at: parent.place, help: $0.help) })
        }
        let base = try resolve(path: parentPath, seen: seen)
        return merged(base, tree, path: [])
    }

    /// A profile's own name is not inherited.
    private func checkOwnMembers(_ tree: DocumentTree) throws(Problems) {
        guard case .object = tree else {
            throw Problems(Diagnostic("profile.wrong-type", "a profile is an object", at: tree.place))
        }
        let missing = ["format", "id"].filter { tree[$0] == nil }
        guard missing.isEmpty else {
            throw Problems(
                missing.map {
                    Diagnostic("profile.missing-member", "the member \(quoted($0)) is missing", at: tree.place)
                })
        }
        if let format = tree["format"], let text = format.string, text != ProfileFormat.name {
            throw Problems(
                Diagnostic(
                    "profile.format", "this is \(quoted(text)), not \(quoted(ProfileFormat.name))", at: format.place))
        }
    }

    private func merged(_ base: DocumentTree, _ over: DocumentTree, path: [String]) -> DocumentTree {
        guard case .object(var members, let place) = base, case .object = over, !over.isEvidence,
            path.last != "value-function"
        else {
            if path == ["gates"] || path == ["exemptions"] { return mergedByID(base, over) }
            return withoutNulls(over)
        }
        for member in over.members {
            let index = members.firstIndex { $0.name == member.name }
            if member.value.isNull {
                if let index { members.remove(at: index) }
            } else if let index {
                members[index].value = merged(members[index].value, member.value, path: path + [member.name])
                members[index].place = member.place
            } else {
                members.append(
                    DocumentTree.Member(name: member.name, place: member.place, value: withoutNulls(member.value)))
            }
        }
        return .object(members, over.place ?? place)
    }

    /// Lists of rows with an id: rows of one id merge, new ones follow, `{ id, …: null }` with nothing else removes.
    private func mergedByID(_ base: DocumentTree, _ over: DocumentTree) -> DocumentTree {
        guard case .array(var rows, _) = base, case .array(let changes, let place) = over else { return over }
        for change in changes {
            let id = change["id"]?.string
            guard let index = rows.firstIndex(where: { id != nil && $0["id"]?.string == id }) else {
                rows.append(withoutNulls(change))
                continue
            }
            let others = change.members.filter { $0.name != "id" }
            if !others.isEmpty, others.allSatisfy({ $0.value.isNull }) {
                rows.remove(at: index)
            } else {
                rows[index] = merged(rows[index], change, path: ["row"])
            }
        }
        return .array(rows, place)
    }

    private func withoutNulls(_ tree: DocumentTree) -> DocumentTree {
        guard case .object(let members, let place) = tree else { return tree }
        return .object(
            members.filter { !$0.value.isNull }.map {
                DocumentTree.Member(name: $0.name, place: $0.place, value: withoutNulls($0.value))
            }, place)
    }
}
