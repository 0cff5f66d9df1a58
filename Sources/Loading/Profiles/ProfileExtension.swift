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

    /// - Parameter asked: where the profile is extended.
    private func resolve(path: String, seen: [String], asked: Place? = nil) throws(Problems) -> DocumentTree {
        let identity = FileText.identity(of: path)
        if let start = seen.firstIndex(where: { FileText.identity(of: $0) == identity }) {
            let circle = (seen[start...] + [seen[start]]).joined(separator: " → ")
            throw Problems(
                Diagnostic(
                    "profile.cycle", "profiles extend one another in a circle: \(circle)",
                    at: asked ?? Place(file: path)))
        }
        let document = try FileText.document(
            path, alsoTelling: { formatProblems($0, ProfileFormat.schema, area: "profile") })
        return try resolve(DocumentTree(document.root), path: path, seen: seen + [path])
    }

    private func resolve(_ tree: DocumentTree, path: String?, seen: [String]) throws(Problems) -> DocumentTree {
        try checkForm(tree, isBase: seen.count > 1)
        guard let parent = tree["extends"], let name = parent.string else { return tree }
        let parentPath: String
        do {
            parentPath = try library.path(of: name, from: path)
        } catch {
            throw Problems(
                error.diagnostics.map { Diagnostic($0.code, $0.message, at: parent.place, help: $0.help) })
        }
        let base = try resolve(path: parentPath, seen: seen, asked: parent.place)
        return merged(withoutIdentity(base), tree, path: [])
    }

    /// A profile's format and its own name are not inherited.
    private func withoutIdentity(_ tree: DocumentTree) -> DocumentTree {
        .object(tree.members.filter { !["format", "id"].contains($0.name) }, tree.place)
    }

    /// What a profile lacks itself, its schema tells together with everything else; what a base lacks is told here.
    private func checkForm(_ tree: DocumentTree, isBase: Bool) throws(Problems) {
        guard case .object = tree else {
            throw Problems(Diagnostic("profile.wrong-type", "a profile is an object", at: tree.place))
        }
        let missing = ["format", "id"].filter { tree[$0] == nil }
        guard missing.isEmpty || !isBase else {
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
            if isList(path) { return mergedByID(base, over) }
            return over
        }
        for member in over.members {
            let index = members.firstIndex { $0.name == member.name }
            if member.value.isNull, let index {
                members.remove(at: index)
            } else if member.value.isNull {
                // It removes nothing. It stays, so that a name that could never be there is told.
                members.append(member)
            } else if let index {
                members[index].value = merged(members[index].value, member.value, path: path + [member.name])
                members[index].place = member.place
            } else {
                let empty: DocumentTree = isList(path + [member.name]) ? .array([], nil) : .object([], nil)
                let value = merged(empty, member.value, path: path + [member.name])
                members.append(DocumentTree.Member(name: member.name, place: member.place, value: value))
            }
        }
        return .object(members, over.place ?? place)
    }

    /// Whether a path leads to a list whose rows merge by id.
    private func isList(_ path: [String]) -> Bool { path == ["gates"] || path == ["exemptions"] }

    /// Lists of rows with an id: rows of one id merge, new ones follow, `{ id, …: null }` with nothing else removes.
    private func mergedByID(_ base: DocumentTree, _ over: DocumentTree) -> DocumentTree {
        guard case .array(var rows, _) = base, case .array(let changes, let place) = over else { return over }
        var added: [DocumentTree] = []
        var seen: Set<String> = []
        for change in changes {
            // A row without an id, or with one given twice, stays, so that the format's schema can name it.
            guard let id = change["id"]?.string, seen.insert(id).inserted else {
                added.append(change)
                continue
            }
            let others = change.members.filter { $0.name != "id" }
            let removes = !others.isEmpty && others.allSatisfy(\.value.isNull)
            let index = rows.firstIndex { $0["id"]?.string == id }
            switch (index, removes) {
            case (nil, true): continue
            case (nil, false): added.append(change)
            case (let index?, true): rows.remove(at: index)
            case (let index?, false): rows[index] = merged(rows[index], change, path: ["row"])
            }
        }
        return .array(rows + added, place)
    }
}

extension DocumentTree {
    /// Without the members that are null, below lists as well.
    var withoutNulls: DocumentTree {
        switch self {
        case .object(let members, let place):
            return .object(
                members.filter { !$0.value.isNull }.map {
                    DocumentTree.Member(name: $0.name, place: $0.place, value: $0.value.withoutNulls)
                }, place)
        case .array(let elements, let place): return .array(elements.map(\.withoutNulls), place)
        case .scalar: return self
        }
    }
}
