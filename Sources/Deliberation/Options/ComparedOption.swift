import Assessment
import Diagnostics
import Documents
import Loading

/// One option of a comparison: a deployment found sound, what it costs and whom to ask.
public struct ComparedOption {
    public let id: String
    public let name: String?
    public let contact: String?
    public let deployment: LoadedDeployment
    /// Nil where nobody says anything of a price.
    public let price: StatedPrice?

    /// Whom to put a question to, in words.
    public var asked: String { contact ?? name ?? id }

    var subject: Subject {
        Subject(
            document: deployment.document, root: deployment.root, id: deployment.id, name: name ?? deployment.name,
            digest: deployment.digest)
    }
}

/// A price as it is known.
public struct StatedPrice: Sendable {
    public enum Amount: Sendable, Hashable {
        case known(Double)
        case range(low: Double, mode: Double?, high: Double)
        case unknown
    }

    public let amount: Amount
    public let currency: String
    public let place: Place?
    public let source: String?
    public let pointer: String
}
