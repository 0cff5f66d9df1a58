import Comparison

/// Whether two lists are alike to a tolerance, by default to the last of four printed digits.
func near(_ found: [Double], _ expected: [Double], _ tolerance: Double = 0.000_050_1) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { ($0 - $1).magnitude <= tolerance }
}

/// A matrix of criteria that are named by their place.
func matrix(
    _ rows: [[Double]], _ directions: [Criterion.Direction], weights: [Double]? = nil,
    ranges: [Criterion.Range]? = nil, preferences: [PreferenceFunction]? = nil
) throws -> DecisionMatrix {
    let criteria = directions.indices.map {
        Criterion(
            "c\($0 + 1)", directions[$0], weight: weights?[$0] ?? 1, range: ranges?[$0],
            preference: preferences?[$0] ?? .usual)
    }
    let alternatives = rows.enumerated().map { Alternative("a\($0 + 1)", $1) }
    return try DecisionMatrix(criteria: criteria, alternatives: alternatives)
}
