/// Who outranks whom, as a graph whose circles are found first, so that the kernel exists and is the only one.
///
/// Tarjan, Depth-first search and linear graph algorithms, 1972. O(options + outrankings).
struct OutrankingGraph {
    private let successors: [[Int]]
    private var index: [Int?]
    private var low: [Int]
    private var onStack: [Bool]
    private var stack: [Int] = []
    private var counter = 0
    /// In reverse order of outranking: who outranks a component comes after it.
    private var components: [[Int]] = []

    init(_ successors: [[Int]]) {
        self.successors = successors
        index = successors.map { _ in nil }
        low = successors.map { _ in 0 }
        onStack = successors.map { _ in false }
    }

    /// From the top down: a component is in the kernel unless a member of the kernel outranks it.
    func kernel() -> (kernel: [Int], circles: [[Int]]) {
        var graph = self
        for node in successors.indices where graph.index[node] == nil { graph.visit(node) }
        var isBeaten = successors.map { _ in false }
        var kernel: [Int] = []
        for component in graph.components.reversed() where !component.contains(where: { isBeaten[$0] }) {
            kernel += component
            for node in component {
                for successor in successors[node] { isBeaten[successor] = true }
            }
        }
        let circles = graph.components.filter { $0.count > 1 }.map { $0.sorted() }
        return (kernel.sorted(), circles.sorted { $0[0] < $1[0] })
    }

    /// Without recursion, so that a long chain of options cannot exhaust the stack.
    private mutating func visit(_ root: Int) {
        var path = [(node: root, next: 0)]
        enter(root)
        while let (node, next) = path.last {
            if next < successors[node].count {
                path[path.count - 1].next += 1
                let successor = successors[node][next]
                if let seen = index[successor] {
                    if onStack[successor] { low[node] = min(low[node], seen) }
                } else {
                    enter(successor)
                    path.append((successor, 0))
                }
            } else {
                path.removeLast()
                if let above = path.last?.node { low[above] = min(low[above], low[node]) }
                if low[node] == index[node] { close(node) }
            }
        }
    }

    private mutating func enter(_ node: Int) {
        index[node] = counter
        low[node] = counter
        counter += 1
        stack.append(node)
        onStack[node] = true
    }

    private mutating func close(_ node: Int) {
        var component: [Int] = []
        while let member = stack.popLast() {
            onStack[member] = false
            component.append(member)
            if member == node { break }
        }
        components.append(component)
    }
}
