import Diagnostics
import Documents
import YAMLDocuments

/// `--set POINTER=VALUE`: a deployment with some values replaced, to see what would change.
public enum WhatIf {
    public static let file = "--set"

    /// - Parameter changes: `/pointer=value`, the value in YAML. A value wrapped as evidence is replaced whole.
    public static func apply(_ changes: [String], to document: Document, root: Int = 0) throws(Problems) -> Document {
        var tree = DocumentTree(Node(document: document, index: root))
        var problems: [Diagnostic] = []
        for change in changes {
            do throws(Problems) {
                tree = try applied(change, to: tree)
            } catch {
                problems += error.diagnostics
            }
        }
        guard problems.isEmpty else { throw Problems(problems) }
        return try flattened(tree)
    }

    /// - Parameter changes: an object of pointers to values, as a message carries it.
    public static func apply(_ changes: Node, to document: Document, root: Int = 0) throws(Problems) -> Document {
        var tree = DocumentTree(Node(document: document, index: root))
        var problems: [Diagnostic] = []
        for (pointer, value) in changes.members {
            if let tokens = pointerTokens(pointer), !tokens.isEmpty,
                let changed = tree.replacing(tokens[...], with: DocumentTree(value))
            {
                tree = changed
            } else {
                problems.append(nowhere(pointer))
            }
        }
        guard problems.isEmpty else { throw Problems(problems) }
        return try flattened(tree)
    }

    private static func flattened(_ tree: DocumentTree) throws(Problems) -> Document {
        do {
            return try tree.flattened()
        } catch {
            throw Problems(Diagnostic("set.too-large", error.message, at: Place(file: file)))
        }
    }

    private static func nowhere(_ pointer: String) -> Diagnostic {
        Diagnostic(
            "set.pointer", "\(quoted(pointer)) leads nowhere in this deployment", at: Place(file: file),
            help: "members are named, elements counted from 0: /devices/0/count")
    }

    private static func applied(_ change: String, to tree: DocumentTree) throws(Problems) -> DocumentTree {
        let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let tokens = pointerTokens(parts[0]), !tokens.isEmpty else {
            throw Problems(
                Diagnostic("set.form", "\(quoted(change)) is not of the form /pointer=value", at: Place(file: file)))
        }
        let value = try YAMLReader.read(Array(parts[1].utf8), file: file)
        guard let changed = tree.replacing(tokens[...], with: DocumentTree(value.root)) else {
            throw Problems(nowhere(String(parts[0])))
        }
        return changed
    }
}
