/// What suppliers buy from one another who all buy, through others or directly, from themselves.
struct CirclePurchases {
    private let members: [Int]
    /// Per member what it buys inside, as shares of its sales.
    private let inside: [[(to: Int, share: Double)]]
    /// Per member the share of its sales that leaves the circle: its own value, what is not known, and purchases outside.
    private let leaving: [Double]

    /// Circles up to this size are solved exactly, by elimination; larger ones by iteration.
    static let exactSize = 200
    /// Purchases that may be followed in a larger circle.
    private var budget: Int

    init(_ circle: [Int], in graph: SupplyGraph, budget: Int = 40_000_000) {
        members = circle
        self.budget = budget
        var place: [Int: Int] = [:]
        for (index, supplier) in circle.enumerated() { place[supplier] = index }
        inside = circle.map { supplier in
            (graph.suppliers[supplier].inputs ?? []).compactMap { input in
                guard let to = place[input.from], let share = input.share, share > 0 else { return nil }
                return (to, share)
            }
        }
        leaving = circle.map { supplier in
            let (own, unknown) = graph.split(supplier)
            return (graph.suppliers[supplier].inputs ?? []).reduce(own + unknown) {
                $0 + (place[$1.from] == nil ? $1.share ?? 0 : 0)
            }
        }
    }

    /// Turns what is bought of the members from outside into all they sell; returns what never leaves the circle.
    mutating func settle(_ sales: inout [Double]) -> Double {
        let bought = members.map { sales[$0] }
        let total = bought.reduce(0, +)
        guard total > 0 else { return 0 }
        guard leaving.contains(where: { $0 > 1e-280 }) else {
            for supplier in members { sales[supplier] = 0 }
            return total
        }
        let (sold, left) = members.count <= CirclePurchases.exactSize ? (eliminated(bought), 0) : iterated(bought)
        for (index, supplier) in members.enumerated() { sales[supplier] = sold[index] }
        return left
    }

    /// Exact: members are removed one by one without a subtraction (Grassmann, Taksar and Heyman 1985), so nearly closed
    /// circles lose no digits.
    private func eliminated(_ bought: [Double]) -> [Double] {
        let count = members.count
        var (flow, leaving, exits) = (bought, leaving, Array(repeating: 1.0, count: count))
        var shares = Array(repeating: Array(repeating: 0.0, count: count), count: count)
        for (buyer, inputs) in inside.enumerated() { for input in inputs { shares[buyer][input.to] += input.share } }
        for out in stride(from: count - 1, through: 0, by: -1) {
            exits[out] = shares[out][..<out].reduce(leaving[out], +)
            guard exits[out] > 0 else { continue }
            let onward = (0..<out).filter { shares[out][$0] > 0 }.map { (to: $0, share: shares[out][$0] / exits[out]) }
            for input in onward { flow[input.to] += flow[out] * input.share }
            for buyer in 0..<out where shares[buyer][out] > 0 {
                leaving[buyer] += shares[buyer][out] * leaving[out] / exits[out]
                for input in onward { shares[buyer][input.to] += shares[buyer][out] * input.share }
            }
        }
        var sold = Array(repeating: 0.0, count: count)
        for index in 0..<count where exits[index] > 0 {
            sold[index] = (0..<index).reduce(flow[index]) { $0 + sold[$1] * shares[$1][index] } / exits[index]
        }
        return sold
    }

    /// Round by round, until less than 1e-15 of it is left or the budget is spent.
    private mutating func iterated(_ bought: [Double]) -> (sold: [Double], left: Double) {
        var (sold, round) = (bought, bought)
        let cost = inside.reduce(members.count) { $0 + $1.count }
        var left = round.reduce(0, +)
        let enough = left * 1e-15
        while left > enough, budget > 0 {
            var next = Array(repeating: 0.0, count: members.count)
            for (buyer, amount) in round.enumerated() where amount > 0 {
                for input in inside[buyer] { next[input.to] += amount * input.share }
            }
            for (index, amount) in next.enumerated() { sold[index] += amount }
            round = next
            left = next.reduce(0, +)
            budget -= cost
        }
        return (sold, left > enough ? left : 0)
    }
}
