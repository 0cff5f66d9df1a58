import Assessment
import Loading

extension LoadedDeployment {
    /// The deployment as the assessment sees it.
    public var subject: Subject { Subject(document: document, root: root, id: id, name: name, digest: digest) }
}
