/// The answers of one indicator over every way its uncertain evidence was taken.
public struct MeasuredIndicator: Sendable, Hashable {
    /// With every range at its centre.
    public var centre: Answer
    /// With ranges at other points; empty when nothing was uncertain.
    public var others: [Answer]
    public var rests: [String]
    /// What the module says of the answer at the centre.
    public var note: String?

    public init(centre: Answer, others: [Answer] = [], rests: [String] = [], note: String? = nil) {
        self.centre = centre
        self.others = others
        self.rests = rests
        self.note = note
    }

    public var isNotApplicable: Bool {
        centre.outcome == .notApplicable && others.allSatisfy { $0.outcome == .notApplicable }
    }

    /// Least and greatest raw value over all answers; nil when some answer is not a number.
    public var rawHull: (low: Double, high: Double)? {
        guard var hull = centre.ends else { return nil }
        for answer in others {
            guard let ends = answer.ends else { return nil }
            hull = (min(hull.low, ends.low), max(hull.high, ends.high))
        }
        return hull
    }

    /// Every key an answer may be; nil when some answer is not a key.
    public var keys: [String]? {
        guard var found = centre.keys else { return nil }
        for answer in others {
            guard let keys = answer.keys else { return nil }
            found += keys
        }
        return found
    }
}

extension Answer {
    fileprivate var ends: (low: Double, high: Double)? {
        switch self {
        case .measured(.number(let value)): (value, value)
        case .bounded(let low, let high, _): (low, high)
        default: nil
        }
    }

    fileprivate var keys: [String]? {
        switch self {
        case .measured(.key(let key)): [key]
        case .among(let keys): keys
        default: nil
        }
    }
}

extension ValueFunction {
    /// The risk of a measurement. Silence never pays: what was not measured counts at the top of the function, and a
    /// bounded answer without a value at its worse end.
    public func risk(of measured: MeasuredIndicator, unknown: Profile.UnknownRule) -> Risk {
        let hull = riskHull(of: measured)
        let central: Double
        switch measured.centre {
        case .measured(let value): central = risk(of: value) ?? top
        case .bounded(_, _, let value?): central = risk(of: value) ?? top
        case .bounded(let low, let high, nil):
            central = unknownValue(self.hull(low: low, high: high) ?? (bottom, top), unknown)
        case .among(let keys):
            let risks = keys.map { risk(of: $0) ?? top }
            central = unknownValue((risks.min() ?? bottom, risks.max() ?? top), unknown)
        case .notApplicable: central = hull.high
        case .unavailable, .failed: central = unknownValue((bottom, top), unknown)
        }
        return Risk(low: min(hull.low, central), value: central, high: max(hull.high, central))
    }

    private func riskHull(of measured: MeasuredIndicator) -> (low: Double, high: Double) {
        if let raw = measured.rawHull, let hull = hull(low: raw.low, high: raw.high) { return hull }
        if let keys = measured.keys {
            let risks = keys.map { risk(of: $0) ?? top }
            return (risks.min() ?? bottom, risks.max() ?? top)
        }
        return (bottom, top)
    }

    private func unknownValue(_ hull: (low: Double, high: Double), _ rule: Profile.UnknownRule) -> Double {
        rule == .worst ? hull.high : (hull.low + hull.high) / 2
    }

    /// How much of the indicator is known: 1 − width of the risk ÷ height of the function.
    public func coverage(of risk: Risk) -> Double {
        let height = top - bottom
        return height > 0 ? max(0, 1 - risk.width / height) : 1
    }
}
