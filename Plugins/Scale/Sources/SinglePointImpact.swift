import ModuleKit

/// SC-11: the largest share of devices that lose a required function when one node fails.
///
/// It rests on the graph and, first of all, on the nodes whose failure is significant, the worst in front.
func singlePointImpact(_ reading: Reading) throws -> Measurement {
    let architecture = reading["architecture"]
    let nodes = architecture["nodes"].items
    let links = architecture["links"].items
    let functions = architecture["functions"].items
    if let functions, functions.isEmpty { return .notApplicable }
    let devices = nodes?.map { $0["devices"].number }
    guard let nodes, let links, let functions, let devices else { return .unavailable }
    guard let index = try nodeIndex(nodes), let pairs = try linkPairs(links, index) else { return .unavailable }
    let hosts = try functions.map { try hostIndices($0["nodes"], index) }
    let impact = singlePointImpact(
        of: ServiceGraph(
            devices: devices.map { $0 ?? 0 },
            unknown: devices.map { $0 == nil ? 1 : 0 },
            links: pairs,
            hosts: hosts.compactMap { $0 }
        )
    )
    let graph = ["nodes", "links", "functions"].map { architecture[$0] }
    guard let impact else { return .notApplicable.resting(on: [graph[0]]) }
    let high = hosts.contains { $0 == nil } ? 1 : impact.share.upperBound
    return .bounded(low: impact.share.lowerBound, high: high)
        .resting(on: impact.significant.map { nodes[$0.node]["id"] } + graph)
        .saying([worst(impact, nodes), carried(devices, reading)].filter { !$0.isEmpty }.joined(separator: " "))
}

/// The nodes whose failure is significant, with what each takes.
private func worst(_ impact: SinglePointImpact, _ nodes: [Value]) -> String {
    let named = impact.significant.map { "\(nodes[$0.node]["id"].text ?? "?") \(Wording.percent($0.share))" }
    return named.isEmpty ? "" : "Failures that take more than 5 %: \(named.joined(separator: ", "))."
}

/// Where the graph carries fewer devices than there are: the share is of those it carries.
private func carried(_ devices: [Double?], _ reading: Reading) -> String {
    let counts = (reading["devices"].items ?? []).compactMap { $0["count"].number }
    let (here, all) = (devices.compactMap { $0 }.reduce(0, +), counts.reduce(0, +))
    guard here < all, !devices.contains(nil) else { return "" }
    return "The graph carries \(Wording.amount(here)) of \(Wording.amount(all)) devices; the share is of those."
}

/// What the failure of one node takes at worst, and which nodes' failures are significant.
struct SinglePointImpact: Equatable {
    var share: ClosedRange<Double>

    /// At most ten nodes whose failure takes more than 5 % of the devices, with what it takes, the worst first. 5 % of the
    /// users is where Implementing Regulation (EU) 2024/2690, article 7(b), calls an outage significant.
    var significant: [Failure]

    struct Failure: Equatable {
        var node: Int
        var share: Double
    }
}

/// The worst share over all nodes; nil when the graph is known to carry no device.
///
/// With devices of a node unknown the share can be anything up to all, since that node itself may fail. It is at least
/// what any failure takes of the known devices, if it takes every node of unknown devices with them.
func singlePointImpact(of graph: ServiceGraph) -> SinglePointImpact? {
    let known = graph.devices.reduce(0, +)
    let unknown = graph.unknown.reduce(0, +)
    if known <= 0, unknown == 0 { return nil }
    let losses = graph.losses()
    let shares = losses.map { known > 0 ? min(max($0.devices / known, 0), 1) : 0 }
    let sure = zip(losses, shares).reduce(0) { $1.0.unknown == unknown ? max($0, $1.1) : $0 }
    let significant = shares.indices.filter { shares[$0] > 0.05 }
        .sorted { (-shares[$0], $0) < (-shares[$1], $1) }
        .prefix(10).map { SinglePointImpact.Failure(node: $0, share: shares[$0]) }
    return SinglePointImpact(share: sure...(unknown > 0 ? 1 : sure), significant: significant)
}

/// A graph that contradicts itself; the text says where.
struct GraphError: Error, CustomStringConvertible {
    var description: String
}

private func nodeIndex(_ nodes: [Value]) throws -> [String: Int]? {
    var index: [String: Int] = [:]
    for (position, node) in nodes.enumerated() {
        guard let id = node["id"].text else { return nil }
        guard index.updateValue(position, forKey: id) == nil else {
            throw GraphError(description: "two nodes of the service graph are called '\(id)'")
        }
    }
    return index
}

private func linkPairs(_ links: [Value], _ index: [String: Int]) throws -> [(Int, Int)]? {
    var pairs: [(Int, Int)] = []
    for link in links {
        guard let from = link["from"].text, let to = link["to"].text else { return nil }
        pairs.append((try position(of: from, index), try position(of: to, index)))
    }
    return pairs
}

/// The nodes that host a function; nil when they are unknown.
private func hostIndices(_ list: Value, _ index: [String: Int]) throws -> [Int]? {
    guard let names = list.items else { return nil }
    var hosts: [Int]? = []
    for name in names {
        guard let text = name.text else {
            hosts = nil
            continue
        }
        hosts?.append(try position(of: text, index))
    }
    return hosts
}

private func position(of name: String, _ index: [String: Int]) throws -> Int {
    guard let position = index[name] else {
        throw GraphError(description: "the service graph has no node called '\(name)'")
    }
    return position
}
