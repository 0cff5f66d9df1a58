import ModuleKit

/// What one indicator measures, and within which bounds.
struct Declaration {
    enum Aggregate {
        case value(Pattern, isWord: Bool)
        case count(Pattern)
        case sum(Pattern)
        case max(Pattern)
        case min(Pattern)
        case weightedMean(Pattern, by: Pattern)
        case share(Pattern, by: Pattern?)
        case checklist([Point])
    }

    /// A point of a checklist.
    struct Point {
        let at: Pattern
        let condition: Condition
        let weight: Double
    }

    private let aggregate: Aggregate
    private let filter: [(member: Pattern, condition: Condition)]
    private let per: Pattern?
    private let domain: Interval?
    /// Between which ends an unknown number lies, by the pattern that names it.
    private let limits: [String: Interval]

    init(_ value: Value, of id: String) throws {
        guard let aggregate = try Declaration.aggregate(value) else {
            throw DeclarationFault(description: "what '\(id)' measures is not known to this version")
        }
        self.aggregate = aggregate
        filter = try (value["where"].members ?? []).map { (Pattern("/" + $0.name), try Condition($0.value)) }
        per = value["per"].text.map { Pattern($0) }
        domain = value["domain"].items.flatMap { ends in
            guard ends.count == 2, let low = ends[0].number, let high = ends[1].number else { return nil }
            return Interval(low: low, high: high)
        }
        var limits: [String: Interval] = [:]
        for (pattern, ends) in value["limits"].members ?? [] {
            guard let pair = ends.items, pair.count == 2 else { continue }
            limits[pattern] = Interval(low: pair[0].number ?? -.infinity, high: pair[1].number ?? .infinity)
        }
        self.limits = limits
    }

    private static func aggregate(_ value: Value) throws -> Aggregate? {
        func pattern(_ name: String) -> Pattern? { value[name].text.map { Pattern($0) } }
        let weight = value["weight"].text.map { Pattern("/" + $0) }
        if let at = pattern("value") { return .value(at, isWord: value["words"].flag ?? false) }
        if let over = pattern("count") { return .count(over) }
        if let over = pattern("sum") { return .sum(over) }
        if let over = pattern("max") { return .max(over) }
        if let over = pattern("min") { return .min(over) }
        if let over = pattern("weighted-mean"), let weight { return .weightedMean(over, by: weight) }
        if let over = pattern("share-where") { return .share(over, by: weight) }
        guard let points = value["checklist-coverage"].items else { return nil }
        return .checklist(
            try points.map {
                Point(
                    at: Pattern($0["at"].text ?? ""), condition: try Condition($0["is"]),
                    weight: $0["weight"].number ?? 1)
            })
    }

    // MARK: reading

    /// A number as far as it is known.
    func number(_ value: Value, _ pattern: String) -> Interval {
        value.number.map { Interval($0) } ?? limits[pattern] ?? .anything
    }

    /// A weight: never negative, and unlimited where nothing says otherwise.
    func weight(_ value: Value, _ pattern: String) -> Interval {
        let found = number(value, pattern)
        return Interval(low: Swift.max(0, found.low), high: Swift.max(0, found.high))
    }

    /// Whether an element is one of those asked for.
    func isWanted(_ element: Value) -> Truth {
        .all(filter.map { $0.condition.holds(of: $0.member.value(of: element)) })
    }

    /// `/a/*/b` and `c` → `/a/*/c`.
    private func beside(_ pattern: Pattern, _ member: Pattern) -> String {
        var tokens = pattern.text.split(separator: "/", omittingEmptySubsequences: false)
        while let last = tokens.last, last != "*" { tokens.removeLast() }
        return tokens.joined(separator: "/") + member.text
    }

    // MARK: measuring

    func measure(_ reading: Reading) -> Measurement {
        switch aggregate {
        case .value(let at, let isWord):
            let value = at.value(of: reading.deployment)
            if isWord { return word(value) }
            guard let number = value.number else { return .unavailable }
            return answer(Interval(number), reading)
        case .count(let over):
            return over.elements(in: reading).map { answer(count($0.map(isWanted)), reading) } ?? .unavailable
        case .sum(let over): return overNumbers(over, reading) { sum($0) }
        case .max(let over): return overNumbers(over, reading) { greatest($0) }
        case .min(let over):
            return overNumbers(over, reading) { entries in
                greatest(entries.map { ($0.truth, Interval(low: -$0.value.high, high: -$0.value.low)) })
                    .map { Interval(low: -$0.high, high: -$0.low) }
            }
        case .weightedMean(let over, let by):
            guard let elements = over.elements(in: reading) else { return .unavailable }
            let weighed = elements.compactMap { element -> (Interval, Interval)? in
                let truth = isWanted(element)
                if truth == .no { return nil }
                let value = number(over.value(of: element), over.text)
                let weight = weight(by.value(of: element), beside(over, by))
                return (value, truth == .yes ? weight : Interval(low: 0, high: weight.high))
            }
            return weightedMean(weighed).map { answer($0, reading) } ?? .notApplicable
        case .share(let over, let by):
            guard let elements = over.elements(in: reading) else { return .unavailable }
            let weighed = elements.map { element in
                (isWanted(element), by.map { weight($0.value(of: element), beside(over, $0)) } ?? Interval(1))
            }
            return share(weighed).map { answer($0, reading) } ?? .notApplicable
        case .checklist(let points): return checklist(points, reading)
        }
    }

    private func word(_ value: Value) -> Measurement {
        if let text = value.text { return .choice(text) }
        if let flag = value.flag { return .choice("\(flag)") }
        return .unavailable
    }

    private func overNumbers(
        _ over: Pattern, _ reading: Reading, _ aggregate: ([(truth: Truth, value: Interval)]) -> Interval?
    ) -> Measurement {
        guard let elements = over.elements(in: reading) else { return .unavailable }
        let entries = elements.compactMap { element -> (Truth, Interval)? in
            let truth = isWanted(element)
            return truth == .no ? nil : (truth, number(over.value(of: element), over.text))
        }
        return aggregate(entries).map { answer($0, reading) } ?? .notApplicable
    }

    private func checklist(_ points: [Point], _ reading: Reading) -> Measurement {
        let weighed = points.compactMap { point -> (Truth, Interval)? in
            guard point.at.hasElements else {
                return (point.condition.holds(of: point.at.value(of: reading.deployment)), Interval(point.weight))
            }
            guard let elements = point.at.elements(in: reading) else { return (.unknown, Interval(point.weight)) }
            // Nobody to ask it of: the list is known to be empty, and the point falls away.
            if elements.isEmpty { return nil }
            return (
                .all(elements.map { point.condition.holds(of: point.at.value(of: $0)) }), Interval(point.weight)
            )
        }
        return share(weighed).map { answer($0, reading) } ?? .notApplicable
    }

    /// The answer for all that a number may be: exact, bounded, or unavailable where nothing bounds it.
    private func answer(_ found: Interval, _ reading: Reading) -> Measurement {
        var result = found
        if let per {
            let divisor = number(per.value(of: reading.deployment), per.text)
            if divisor == Interval(0), found == Interval(0) { return .failed("0 ÷ 0 at \(per.text)") }
            guard let quotient = found.divided(by: divisor) else {
                return divisor.isExact ? .failed("a quantity below 0 ÷ 0 at \(per.text)") : .unavailable
            }
            result = quotient
        }
        result = result.clamped(to: domain)
        if result.low.isFinite, result.high.isFinite { return .bounded(low: result.low, high: result.high) }
        return result.isExact ? .failed("a quantity without limit, and no domain that ends it") : .unavailable
    }
}
