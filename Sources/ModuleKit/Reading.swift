import Documents
import LineProtocol
import RiskModel

/// What an indicator function is given: the selected part of a deployment, the parameters, and what of the assessor
/// a module is told. It remembers what was read and what was looked for in vain.
public final class Reading {
    let document: Document
    private var deploymentNode = 0
    private var parametersNode: Int?
    private var context = MeasureContext()
    private var upstreamNode: Int?
    /// Nodes read by the current indicator, in the order they were read.
    private var rests: [Int] = []
    private(set) var missing: [Absence] = []
    private var alreadyMissing: Set<Absence> = []
    /// Per node, the number of the last indicator that read it.
    private var lastReader: [UInt32] = []
    private var reader: UInt32 = 0

    private var keptObject: AnyObject?
    /// The text of parameters, context and date that `keptObject` was made of.
    private var keptBasis: [[UInt8]] = []

    /// The assessment's date.
    public private(set) var asOf = CalendarDate(year: 1970, month: 1, day: 1)

    /// A value that was looked for and is not known: a member that is not there, or a null.
    enum Absence: Hashable {
        case member(String, of: Int)
        case node(Int)
        /// Below a value that is itself absent.
        case path(String)

        /// The node whose pointer its own pointer starts from.
        var anchor: Int? {
            switch self {
            case .member(_, let parent): parent
            case .node(let node): node
            case .path: nil
            }
        }
    }

    init(document: Document) { self.document = document }

    /// The member of a deployment.
    public subscript(_ key: String) -> Value { deployment[key] }

    public var deployment: Value { Value(reading: self, node: deploymentNode, isRecorded: true) }

    /// The profile's parameters for this module; reading them is not recorded.
    public var parameters: Value {
        parametersNode.map { Value(reading: self, node: $0, isRecorded: false) }
            ?? Value(reading: self, absence: .path(""), isRecorded: false)
    }

    /// Code of the assessor's home, or nil when none was given.
    public var home: String? { context.home }
    /// Codes the assessor trusts besides the home.
    public var trusted: [String] { context.trusted }
    /// Years the assessment looks ahead, or nil when the profile says nothing.
    public var horizonYears: Double? { context.horizonYears }

    /// Whether a code is the home or one the assessor trusts; nil when no home was given.
    public func isTrusted(_ code: String) -> Bool? {
        guard let home = context.home else { return nil }
        return code == home || context.trusted.contains(code)
    }

    /// The value of another module's indicator that the manifest lists under `upstream`, if it was measured.
    public func upstream(_ indicator: String) -> Double? {
        guard let upstreamNode, let entry = document.member(indicator, of: upstreamNode) else { return nil }
        let node = Node(document: document, index: entry)
        guard node["outcome"]?.string == Outcome.measured.rawValue else { return nil }
        return node["value"]?.double
    }

    /// What the module made of parameters, context and date, kept from request to request while these stay the same.
    ///
    /// Not for anything made of the deployment. A module keeps one object; asked for another type, it is made anew.
    public func kept<Kept: AnyObject>(_ make: () -> Kept) -> Kept {
        if let kept = keptObject as? Kept { return kept }
        let made = make()
        keptObject = made
        return made
    }

    /// Drops what was kept when it was made of something else.
    private func forgetUnlessMade(of nodes: [Int?]) {
        let parts = nodes.map { node in node.map { document.bytes[document.rawRange(of: $0)] } ?? [] }
        if zip(parts, keptBasis).allSatisfy({ $0.elementsEqual($1) }), keptBasis.count == parts.count { return }
        keptBasis = parts.map(Array.init)
        keptObject = nil
    }

    /// Starts over with the parameters of a `measure` request found at a node of the document.
    func begin(params: Int) throws(ProtocolError) {
        let node = Node(document: document, index: params)
        guard let deployment = document.member("deployment", of: params) else {
            throw ProtocolError(.invalidParams, "the member 'deployment' is missing")
        }
        deploymentNode = deployment
        parametersNode = document.member("parameters", of: params)
        upstreamNode = document.member("upstream", of: params)
        context = MeasureContext(node["context"])
        forgetUnlessMade(of: [parametersNode, node["context"]?.index, node["asOf"]?.index])
        lastReader.removeAll(keepingCapacity: true)
        lastReader.append(contentsOf: repeatElement(0, count: document.nodes.count))
        reader = 0
        asOf = node["asOf"]?.string.flatMap { CalendarDate(iso: $0) } ?? CalendarDate(year: 1970, month: 1, day: 1)
    }

    /// Forgets what the last indicator read.
    func beginIndicator() {
        rests.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
        alreadyMissing.removeAll(keepingCapacity: true)
        reader += 1
    }

    func noteRead(_ node: Int) {
        guard lastReader[node] != reader else { return }
        lastReader[node] = reader
        rests.append(node)
    }

    func noteMissing(_ absence: Absence) {
        if alreadyMissing.insert(absence).inserted { missing.append(absence) }
    }

    /// Most values of one list, and most missing values, that are named one by one: more than a reader follows.
    private static let mostNamed = 256

    /// Pointers of everything the current indicator read, in document order; a long list stands for what was read of it.
    var restPointers: [String] {
        document.pointers(of: rests.sorted(), from: deploymentNode, mostPerList: Reading.mostNamed)
    }

    /// Pointers of what it looked for in vain, in the order it looked.
    var missingPointers: [String] {
        let missing = missing.prefix(Reading.mostNamed)
        let nodes = Set(missing.compactMap(\.anchor)).sorted()
        let anchors = Dictionary(uniqueKeysWithValues: zip(nodes, document.pointers(of: nodes, from: deploymentNode)))
        return missing.map { absence in
            let anchor = absence.anchor.flatMap { anchors[$0] } ?? ""
            switch absence {
            case .member(let name, _): return anchor + "/" + escapedPointerToken(name)
            case .node: return anchor
            case .path(let path): return path
            }
        }
    }

    /// The pointer in the deployment.
    func pointer(_ node: Int) -> String { document.pointer(of: node, from: deploymentNode) }

    func pointer(_ absence: Absence) -> String {
        switch absence {
        case .member(let name, let parent): pointer(parent) + "/" + escapedPointerToken(name)
        case .node(let node): pointer(node)
        case .path(let path): path
        }
    }
}
