/// Who holds which stake in whom, as seen from one home.
struct OwnershipGraph {
    struct Holding {
        var holder: Int
        var stake: Double?
        var hasControl: Bool?
    }

    private(set) var names: [String] = []
    /// Whether the law an entity lives under is foreign; nil is unknown.
    private(set) var isForeign: [Bool?] = []
    /// The holdings in each entity.
    private(set) var holders: [[Holding]] = []
    private var numbers: [String: Int] = [:]
    private var described: Set<String> = []

    /// Describes an entity. Returns false when it was described before.
    mutating func add(_ id: String, isForeign foreign: Bool?) -> Bool {
        let number = self.number(of: id)
        isForeign[number] = foreign
        return described.insert(id).inserted
    }

    mutating func add(holder: String, held: String, stake: Double?, hasControl: Bool?) {
        let holder = number(of: holder)
        holders[number(of: held)].append(Holding(holder: holder, stake: stake, hasControl: hasControl))
    }

    private mutating func number(of id: String) -> Int {
        if let known = numbers[id] { return known }
        numbers[id] = names.count
        names.append(id)
        isForeign.append(nil)
        holders.append([])
        return names.count - 1
    }

    /// The share of an entity controlled from abroad: its integrated foreign stake, or all of it under foreign control.
    func foreignControl(of id: String) throws -> Interval {
        guard let start = numbers[id] else { return .anyShare }
        for (entity, holdings) in holders.enumerated() {
            let sum = holdings.reduce(0) { $0 + ($1.stake ?? 0) }
            guard sum <= 1 + shareTolerance + 1e-9 else {
                throw InconsistentShares(what: "the stakes in '\(names[entity])'", sum: sum)
            }
        }
        let order = lookThrough(from: start)
        let stakes = IntegratedOwnership(graph: self, order: order)
        if isControlled(start, from: { stakes.isForeign($0, surely: true) }, counting: { $0 == true }) {
            return Interval(1)
        }
        let perhaps = isControlled(start, from: { stakes.isForeign($0, surely: false) }, counting: { $0 != false })
        let stake = stakes.foreign(start)
        return Interval(low: stake.low, high: perhaps ? 1 : stake.high)
    }

    /// The part of an entity nobody is named for.
    func unnamedStake(in entity: Int) -> Double {
        unstated(
            holders[entity].reduce(0) { $0 + ($1.stake ?? 0) },
            isComplete: holders[entity].allSatisfy { $0.stake != nil })
    }

    /// Everyone reached from an entity through its holders, holders before those they hold wherever that is possible.
    func lookThrough(from start: Int) -> [Int] {
        var order: [Int] = []
        var seen: Set<Int> = [start]
        var stack: [(entity: Int, next: Int)] = [(start, 0)]
        while let (entity, next) = stack.last {
            if next < holders[entity].count {
                stack[stack.count - 1].next += 1
                let holder = holders[entity][next].holder
                if seen.insert(holder).inserted { stack.append((holder, 0)) }
            } else {
                order.append(entity)
                stack.removeLast()
            }
        }
        return order
    }

    /// Whether a chain of rights of control leads from somebody foreign to `start`.
    private func isControlled(
        _ start: Int, from isForeign: (Int) -> Bool, counting counts: (Bool?) -> Bool
    ) -> Bool {
        var seen: Set<Int> = [start]
        var queue = [start]
        while let entity = queue.popLast() {
            for holding in holders[entity] where counts(holding.hasControl) {
                if isForeign(holding.holder) { return true }
                if seen.insert(holding.holder).inserted { queue.append(holding.holder) }
            }
        }
        return false
    }
}
