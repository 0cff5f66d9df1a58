/// An undirected graph of nodes that carry devices, and the functions every device must reach.
///
/// What a device loses when one node fails is read off the articulation points: R. Tarjan, Depth-first search and
/// linear graph algorithms, SIAM Journal on Computing 1 (1972), section 3. O(functions × (nodes + links)).
/// `ServiceGraphTests` compares it with removing every node in turn.
struct ServiceGraph {
    /// Devices at each node. A second weight counts nodes whose devices are unknown; see ``Loss``.
    var devices: [Double]
    var unknown: [Double]

    /// For each function the nodes that host it; any one suffices. A function without hosts is lost to everyone.
    var hosts: [[Int]]

    /// What is lost with one node: devices, and nodes of unknown devices.
    struct Loss: Equatable {
        var devices = 0.0
        var unknown = 0.0

        static func + (left: Loss, right: Loss) -> Loss {
            Loss(devices: left.devices + right.devices, unknown: left.unknown + right.unknown)
        }

        static func - (left: Loss, right: Loss) -> Loss {
            Loss(devices: left.devices - right.devices, unknown: left.unknown - right.unknown)
        }
    }

    private let tree: DepthFirstTree

    /// `links` are pairs of indices of nodes.
    init(devices: [Double], unknown: [Double], links: [(Int, Int)], hosts: [[Int]]) {
        self.devices = devices
        self.unknown = unknown
        self.hosts = hosts
        tree = DepthFirstTree(nodes: devices.count, links: links)
    }

    /// For each node, the devices with no path to some function once the node has failed, its own among them.
    func losses() -> [Loss] {
        let count = devices.count
        var lacksBelow = [Bool](repeating: false, count: count)
        var lacksAbove = [Bool](repeating: false, count: count)
        var lacksWhole = [Bool](repeating: false, count: count)
        for function in hosts {
            mark(function, below: &lacksBelow, above: &lacksAbove, whole: &lacksWhole)
        }
        let own = (0..<count).map { Loss(devices: devices[$0], unknown: unknown[$0]) }
        let subtree = tree.sums(own)
        let stranded = tree.roots.reduce(Loss()) { lacksWhole[$1] ? $0 + subtree[$1] : $0 }
        return (0..<count).map { node in
            let root = tree.root[node]
            var lost = own[node]
            var above = subtree[root] - own[node]
            for child in tree.cutChildren[node] {
                above = above - subtree[child]
                if lacksBelow[child] { lost = lost + subtree[child] }
            }
            if node != root, lacksAbove[node] { lost = lost + above }
            return lost + (lacksWhole[root] ? stranded - subtree[root] : stranded)
        }
    }

    /// Marks where one function is missing: below a cut child, above a node, in a whole component (at its root).
    private func mark(_ function: [Int], below: inout [Bool], above: inout [Bool], whole: inout [Bool]) {
        var here = [Double](repeating: 0, count: devices.count)
        for host in function { here[host] = 1 }
        let sums = tree.sums(here)
        for node in tree.order {
            let root = tree.root[node]
            if node == root, sums[root] == 0 { whole[root] = true }
            var rest = sums[root] - here[node]
            for child in tree.cutChildren[node] {
                rest -= sums[child]
                if sums[child] == 0 { below[child] = true }
            }
            if rest == 0 { above[node] = true }
        }
    }
}

/// A depth-first forest of an undirected graph, with the children that a node alone holds to the rest.
struct DepthFirstTree {
    /// Nodes in the order of their discovery; parents come before their children.
    private(set) var order: [Int] = []
    private(set) var roots: [Int] = []

    /// The root of each node's component, and its parent (itself for a root).
    private(set) var root: [Int]
    private(set) var parent: [Int]

    /// Children whose subtree hangs on the node alone. For a root these are all its children.
    private(set) var cutChildren: [[Int]]

    init(nodes: Int, links: [(Int, Int)]) {
        var neighbours = [[Int]](repeating: [], count: nodes)
        for (from, to) in links where from != to {
            neighbours[from].append(to)
            neighbours[to].append(from)
        }
        root = Array(0..<nodes)
        parent = Array(0..<nodes)
        cutChildren = [[Int]](repeating: [], count: nodes)
        order.reserveCapacity(nodes)
        var found = [Int](repeating: -1, count: nodes)
        var low = [Int](repeating: 0, count: nodes)
        for start in 0..<nodes where found[start] < 0 {
            roots.append(start)
            explore(from: start, neighbours, &found, &low)
        }
        for node in order.reversed() where parent[node] != node {
            let above = parent[node]
            if low[node] >= found[above] { cutChildren[above].append(node) }
            low[above] = min(low[above], low[node])
        }
    }

    /// Walks one component without recursion, so that a chain of any length is no problem.
    private mutating func explore(from start: Int, _ neighbours: [[Int]], _ found: inout [Int], _ low: inout [Int]) {
        var stack = [(node: start, next: 0)]
        found[start] = order.count
        low[start] = order.count
        order.append(start)
        while let (node, next) = stack.last {
            guard next < neighbours[node].count else {
                stack.removeLast()
                continue
            }
            stack[stack.count - 1].next += 1
            let other = neighbours[node][next]
            if found[other] >= 0 {
                low[node] = min(low[node], found[other])
                continue
            }
            parent[other] = node
            root[other] = start
            found[other] = order.count
            low[other] = order.count
            order.append(other)
            stack.append((other, 0))
        }
    }

    /// Sums over each node's subtree.
    func sums(_ values: [Double]) -> [Double] {
        var sums = values
        for node in order.reversed() where parent[node] != node { sums[parent[node]] += sums[node] }
        return sums
    }

    /// Sums over each node's subtree.
    func sums(_ values: [ServiceGraph.Loss]) -> [ServiceGraph.Loss] {
        var sums = values
        for node in order.reversed() where parent[node] != node {
            sums[parent[node]] = sums[parent[node]] + sums[node]
        }
        return sums
    }
}
