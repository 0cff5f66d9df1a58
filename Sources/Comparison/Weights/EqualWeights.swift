/// Ways to come by weights. Each returns one weight for each criterion, from 0 up, that sum to 1.
public enum Weights {
    /// The same for each; the choice when nobody can say more (Laplace, Théorie analytique des probabilités, 1812).
    public static func equal(_ count: Int) -> [Double] {
        [Double](repeating: 1 / Double(max(count, 1)), count: count)
    }

    /// Scaled to sum to 1; equal over `fallback` where nothing separates the criteria.
    static func shares(_ values: [Double], fallback: [Int]) -> [Double] {
        let sum = values.reduce(0, +)
        if sum > 0 { return values.map { $0 / sum } }
        let count = fallback.isEmpty ? values.count : fallback.count
        let chosen = fallback.isEmpty ? Set(values.indices) : Set(fallback)
        return values.indices.map { chosen.contains($0) ? 1 / Double(count) : 0 }
    }
}
