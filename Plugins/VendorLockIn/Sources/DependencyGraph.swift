/// What services need: components that need all of something, and choices of which any one suffices.
struct DependencyGraph {
    enum Component {
        /// Works while one of its suppliers is there (if it needs any) and everything it needs works. Nil is unknown.
        case part(suppliers: [Supplier]?, needs: [Int?]?)
        /// Works while one of these works. Nil is unknown.
        case choice([Int?]?)
    }

    /// Who supplies a component, as a group of suppliers with one ultimate parent.
    enum Supplier: Hashable {
        case known(Int)
        /// Named, but it may belong to any other group: its ultimate parent is not known.
        case open(Int)
        case unknown
    }

    struct Service {
        var weight: Double?
        var needs: [Int?]?
    }

    var components: [Component]
    var services: [Service]
    /// How many supplier groups are named; one more stands for whoever is not named.
    var supplierCount: Int

    /// Whether anything about who needs whom is unknown.
    var isOpen: Bool {
        func hasGap(_ needs: [Int?]?) -> Bool { needs?.contains { $0 == nil } ?? true }
        return services.contains { $0.weight == nil || hasGap($0.needs) }
            || components.contains { component in
                switch component {
                case .choice(let options): hasGap(options)
                case .part(let suppliers, let needs):
                    hasGap(needs)
                        || suppliers?.contains { if case .known = $0 { false } else { true } } ?? true
                }
            }
    }

    /// Component indices in an order in which what is needed comes first, as far as circles allow, grouped by circle.
    func circles() -> [[Int]] {
        let edges = components.map { component -> [Int] in
            switch component {
            case .part(_, let needs): needs?.compactMap { $0 } ?? []
            case .choice(let options): options?.compactMap { $0 } ?? []
            }
        }
        return stronglyConnected(edges)
    }
}

/// Strongly connected components, each after those it points to.
///
/// Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972), section 4, without recursion.
/// RECALLED. O(nodes + edges).
func stronglyConnected(_ edges: [[Int]]) -> [[Int]] {
    var index = Array(repeating: -1, count: edges.count)
    var low = index
    var isOnStack = Array(repeating: false, count: edges.count)
    var (counter, path, found) = (0, [Int](), [[Int]]())
    var calls: [(node: Int, next: Int)] = []
    func enter(_ node: Int) {
        (index[node], low[node]) = (counter, counter)
        counter += 1
        path.append(node)
        isOnStack[node] = true
        calls.append((node, 0))
    }
    for start in edges.indices where index[start] < 0 {
        enter(start)
        while let (node, next) = calls.last {
            if next < edges[node].count {
                calls[calls.count - 1].next += 1
                let target = edges[node][next]
                if index[target] < 0 {
                    enter(target)
                } else if isOnStack[target] {
                    low[node] = min(low[node], index[target])
                }
                continue
            }
            calls.removeLast()
            if let (caller, _) = calls.last { low[caller] = min(low[caller], low[node]) }
            guard low[node] == index[node] else { continue }
            var circle: [Int] = []
            repeat {
                circle.append(path.removeLast())
                isOnStack[circle[circle.count - 1]] = false
            } while circle[circle.count - 1] != node
            found.append(circle)
        }
    }
    return found
}
