/// Mean consistency index of random judgements, by which that of a person is measured. The tables differ, so a report
/// names the one it used.
public enum RandomIndex: String, Hashable, Sendable, CaseIterable {
    case saaty1980 = "saaty-1980"
    case saaty2005 = "saaty-2005"
    case doneganDodd1991 = "donegan-dodd-1991"

    public var title: String {
        switch self {
        case .saaty1980: "Saaty, The analytic hierarchy process, 1980"
        case .saaty2005: "Saaty, Theory and applications of the analytic network process, 2005, page 31"
        case .doneganDodd1991: "Donegan and Dodd, A note on Saaty's random indexes, 1991"
        }
    }

    /// For three items up to fifteen.
    private var values: [Double] {
        switch self {
        case .saaty1980:
            [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]
        case .saaty2005:
            [0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59]
        case .doneganDodd1991:
            [0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969]
        }
    }

    /// Nil below three items, which cannot contradict each other, and above `mostItems`.
    public func value(for items: Int) -> Double? {
        let place = items - 3
        return values.indices.contains(place) ? values[place] : nil
    }

    /// The longest list that the tables cover.
    public static let mostItems = 15
}
