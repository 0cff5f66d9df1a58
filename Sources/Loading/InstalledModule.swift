import Documents
import RiskModel

/// A module that was found and whose manifest is sound. Nothing of it has been executed.
public struct InstalledModule: Sendable {
    public internal(set) var manifest: ModuleManifest
    /// The directory that holds `module.yaml`.
    public let directory: String
    public let input: Schema
    /// JSON text of the input schema.
    public let inputText: [UInt8]
    /// What it reads of a deployment.
    public let selection: Selection
    /// Nil where the module takes no parameters.
    public let parameters: Schema?
    /// Digests of the files that were read of it, by their names.
    public let digests: [String: ContentDigest]

    /// JSON text of what its manifest declares to be measured, by indicator; nil where a program decides.
    public var declared: [UInt8]?

    public var id: String { manifest.id }
}
