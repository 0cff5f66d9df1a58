import Diagnostics
import Documents

/// Members that no installed module reads: an error with a suggestion where a known name is near, else a note.
struct UnknownNames {
    let document: Document
    let root: Int
    let known: Selection
    let isStrict: Bool

    func problems() -> [Diagnostic] {
        var found: [Diagnostic] = []
        visit(root, part: 0, isTop: true, &found)
        return found
    }

    private func visit(_ index: Int, part: Int, isTop: Bool, _ found: inout [Diagnostic]) {
        guard !known.parts[part].whole, !document.isEvidence(index) else { return }
        let node = document.nodes[index]
        var at = index + 1
        if node.kind == .array, let items = known.parts[part].items {
            while at < node.next {
                visit(at, part: items, isTop: false, &found)
                at = Int(document.nodes[at].next)
            }
        } else if node.kind == .object, isTop || known.parts[part].readsMembers {
            while at < node.next {
                visitMember(at, under: part, isTop, &found)
                at = Int(document.nodes[at + 1].next)
            }
        }
    }

    private func visitMember(_ name: Int, under part: Int, _ isTop: Bool, _ found: inout [Diagnostic]) {
        if let child = known.part(forName: name, in: document, under: part) {
            return visit(name + 1, part: child, isTop: false, &found)
        }
        let text = Node(document: document, index: name).string ?? ""
        if isTop && DeploymentFormat.names.contains(text) { return }
        // A stray '$' member is a fault of the evidence around it, which has its own rule.
        if text.hasPrefix("$") { return }
        if text == "<<" {
            return found.append(
                document.diagnostic(
                    "deployment.merge", "'<<' merged members in YAML 1.1; YAML 1.2 has no such thing", at: name,
                    root: root, help: "write the members out"))
        }
        let candidates = known.parts[part].members.map(\.name) + (isTop ? DeploymentFormat.names : [])
        let near = suggestion(for: text, among: candidates)
        let isError = near != nil || isStrict
        found.append(
            document.diagnostic(
                "deployment.unknown-member",
                isError ? "there is no member \(quoted(text)) here" : "no installed module reads \(quoted(text))",
                at: name, root: root, severity: isError ? .error : .note, help: near))
    }
}

extension Selection.Part {
    /// Where a list or a single value is read, an object has the wrong type, and its members are not the matter.
    fileprivate var readsMembers: Bool { !members.isEmpty || others != nil || !patterned.isEmpty }
}
