import Diagnostics
import Documents
import Loading

/// Changes of a deployment that are worth trying: of one value, or of the same value in every row. They take what other
/// options or other rows say in the same place, a yes for a no, and a number halved, doubled and so on.
struct RemedyCandidates {
    struct Candidate {
        /// More than one where the same is changed in several rows.
        let pointers: [String]
        /// JSON text.
        let to: String
        /// How far it goes: nearer ones are preferred.
        let reach: Int
    }

    private static let perValue = 6
    private let options: [ComparedOption]
    private let loader: DeploymentLoader
    /// What any option says at a pointer whose positions are left open.
    private var said: [String: [String]] = [:]

    init(_ options: [ComparedOption], _ loader: DeploymentLoader) {
        self.options = options
        self.loader = loader
        for option in options {
            for (pointer, text) in option.scalars {
                let pattern = RemedyCandidates.pattern(pointer)
                if said[pattern]?.contains(text) != true { said[pattern, default: []].append(text) }
            }
        }
    }

    /// Only values that are not the same in all options: what they share is the buyer's, not the bidder's to change.
    func changes(of pointers: [String], in option: ComparedOption) -> [Candidate] {
        let own = pointers.filter { pointer in
            let text = option.text(at: pointer)
            return !text.isEmpty && !options.allSatisfy { $0.text(at: pointer) == text }
        }
        let single = own.flatMap { pointer in
            option.scalar(at: pointer).map { candidates(pointer, $0, in: option) } ?? []
        }
        return together(own, in: option) + single
    }

    /// The same change in every row, as when all keys move at once.
    private func together(_ pointers: [String], in option: ComparedOption) -> [Candidate] {
        var rows: [(pattern: String, pointers: [String])] = []
        for pointer in pointers {
            let pattern = RemedyCandidates.pattern(pointer)
            if let place = rows.firstIndex(where: { $0.pattern == pattern }) {
                rows[place].pointers.append(pointer)
            } else {
                rows.append((pattern, [pointer]))
            }
        }
        return rows.filter { $0.pointers.count > 1 }.flatMap { pattern, pointers -> [Candidate] in
            let values = pointers.compactMap { option.scalar(at: $0) }
            let kinds = Set(values.map(\.kind))
            // A word that takes many values from row to row tells rows apart; making it one would merge them.
            guard Set(values.map(\.raw)).count <= 2 else { return [] }
            guard kinds.isSubset(of: [.string, .true, .false]),
                !kinds.contains(.string) || isWord(pointers[0], in: option)
            else { return [] }
            return (said[pattern] ?? []).prefix(RemedyCandidates.perValue).map {
                Candidate(pointers: pointers, to: $0, reach: 1)
            }
        }
    }

    private func candidates(_ pointer: String, _ value: Node, in option: ComparedOption) -> [Candidate] {
        let others = (said[RemedyCandidates.pattern(pointer)] ?? []).filter { $0 != value.raw }
        switch value.kind {
        case .true: return [Candidate(pointers: [pointer], to: "false", reach: 0)]
        case .false: return [Candidate(pointers: [pointer], to: "true", reach: 0)]
        case .string:
            guard isWord(pointer, in: option) else { return [] }
            return others.prefix(RemedyCandidates.perValue).map { Candidate(pointers: [pointer], to: $0, reach: 0) }
        case .number:
            guard let number = value.double else { return [] }
            let isWhole = value.integer != nil && !value.raw.contains(".")
            let scaled = [(0.5, 1), (2.0, 1), (0.25, 2), (4.0, 2), (0.1, 3), (10.0, 3)].map { factor, reach in
                var writer = JSONWriter()
                writer.number(isWhole ? (number * factor).rounded() : number * factor)
                return Candidate(
                    pointers: [pointer], to: String(decoding: writer.bytes, as: UTF8.self), reach: reach)
            }
            let told = others.prefix(RemedyCandidates.perValue).map { Candidate(pointers: [pointer], to: $0, reach: 0) }
            return told + scaled.filter { $0.to != value.raw }
        default: return []
        }
    }

    /// Whether a text is a word of a closed vocabulary, by the module that reads it. Any other text is a name or a label, and
    /// another one would only rename what is described.
    private func isWord(_ pointer: String, in option: ComparedOption) -> Bool {
        do throws(Problems) {
            _ = try option.changed([pointer], to: #""no such word""#, loader)
            return false
        } catch {
            let isName = (try? option.changed([pointer], to: #"{"$unknown":true}"#, loader)) == nil
            return !isName
                && error.diagnostics.contains {
                    $0.code.hasSuffix(".not-allowed") || $0.code.hasSuffix(".bad-text")
                }
        }
    }

    private static func pattern(_ pointer: String) -> String {
        pointer.split(separator: "/", omittingEmptySubsequences: false)
            .map { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "*" : String($0) }
            .joined(separator: "/")
    }
}

extension ComparedOption {
    /// The plain value at a pointer: of evidence the value, or the centre of its range.
    func scalar(at pointer: String) -> Node? {
        let document = deployment.document
        guard let index = document.node(throughEvidence: pointer, from: deployment.root) else { return nil }
        switch document.reading(of: index) {
        case .unknown: return nil
        case .known(let value): return Node(document: document, index: value)
        case .range(let low, let mode, _): return Node(document: document, index: mode ?? low)
        }
    }

    /// Every plain value of the document with its pointer, evidence looked through.
    fileprivate var scalars: [(pointer: String, text: String)] {
        let document = deployment.document
        var wrappers: [Int] = []
        var at = deployment.root
        while at < Int(document.nodes[deployment.root].next) {
            let node = document.nodes[at]
            if node.kind != .name, document.isEvidence(at) || !node.isContainer {
                wrappers.append(at)
                at = Int(node.next)
            } else {
                at += 1
            }
        }
        return zip(document.pointers(of: wrappers, from: deployment.root), wrappers).compactMap { pointer, index in
            guard case .known(let value) = document.reading(of: index) else { return nil }
            return (pointer, Node(document: document, index: value).raw)
        }
    }

    /// The deployment with values replaced, if it is still sound.
    func changed(
        _ pointers: [String], to text: String, _ loader: DeploymentLoader
    ) throws(Problems) -> LoadedDeployment {
        var tree = DocumentTree(Node(document: deployment.document, index: deployment.root))
        let value = Document()
        guard (try? value.read(json: Array(text.utf8).span)) != nil else { throw nowhere(text) }
        for pointer in pointers {
            guard let tokens = pointerTokens(pointer),
                let replaced = tree.replacing(tokens[...], with: DocumentTree(value.root))
            else { throw nowhere(pointer) }
            tree = replaced
        }
        guard let document = try? tree.flattened() else { throw nowhere(pointers.first ?? "") }
        return try loader.check(document)
    }

    private func nowhere(_ pointer: String) -> Problems {
        Problems(Diagnostic("set.pointer", "\(quoted(pointer)) leads nowhere in this deployment"))
    }
}
