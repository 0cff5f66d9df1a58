import Comparison
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Draws, the shapes they take, and what they attribute.
@Suite struct UncertaintyTests {
    @Test func `a triangle has its mean a third of the way round its corners`() {
        for mode in [0, 0.2, 0.5, 1] {
            let shape = UncertainShape.triangular(mode: mode)
            #expect((mean(shape) - (1 + mode) / 3).magnitude < 1e-4)
            #expect(shape.share(below: mode).magnitude <= 1)
            #expect(shape.share(below: 0) == 0 && shape.share(below: 1) == 1)
        }
    }

    @Test func `the beta curve has the mean that its makers gave it`() {
        for mode in [0, 0.25, 0.5, 1] {
            #expect((mean(.pert(mode: mode)) - (1 + 4 * mode) / 6).magnitude < 1e-4)
        }
        // For a mode at a quarter the curve is the beta distribution (2, 4): 10x² − 20x³ + 15x⁴ − 4x⁵ is 0.8125 at 1/2.
        #expect((UncertainShape.pert(mode: 0.25).share(below: 0.8125) - 0.5).magnitude < 1e-12)
    }

    private func mean(_ shape: UncertainShape) -> Double {
        let count = 4000
        return (0..<count).reduce(0.0) { $0 + shape.share(below: (Double($1) + 0.5) / Double(count)) } / Double(count)
    }

    @Test func `every slice is met once, and the name alone decides which draws a value gets`() {
        let column = LatinHypercube.column(1000, seed: 7, name: "price a")
        #expect(Set(column.map { Int($0 * 1000) }).count == 1000)
        #expect(column == LatinHypercube.column(1000, seed: 7, name: "price a"))
        #expect(column != LatinHypercube.column(1000, seed: 8, name: "price a"))
        let other = LatinHypercube.column(1000, seed: 7, name: "price b")
        let correlation = zip(column, other).reduce(0.0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } / 1000 * 12
        #expect(correlation.magnitude < 0.1)
    }

    /// Ishigami and Homma, An importance quantification technique in uncertainty analysis for computer models, 1990: with
    /// a = 7 and b = 0.1 the first orders are 0.3139, 0.4424 and 0, the totals 0.5576, 0.4424 and 0.2437.
    @Test func ishigamisIndicesAreFound() {
        let count = 40_000
        func columns(_ name: String) -> [[Double]] {
            (0..<3).map { column in
                LatinHypercube.column(count, seed: 3, name: "\(name) \(column)").map { Double.pi * (2 * $0 - 1) }
            }
        }
        func results(_ x: [[Double]]) -> [Double] {
            (0..<count).map { row in
                let (a, b, c) = (x[0][row], x[1][row], x[2][row])
                return sin(a) + 7 * sin(b) * sin(b) + 0.1 * c * c * c * c * sin(a)
            }
        }
        let (a, b) = (columns("a"), columns("b"))
        let mixed = (0..<3).map { swapped in
            results((0..<3).map { $0 == swapped ? b[$0] : a[$0] })
        }
        let indices = SobolIndices(a: results(a), b: results(b), mixed: mixed)
        for (found, expected) in zip(indices.first, [0.3139, 0.4424, 0]) {
            #expect((found - expected).magnitude < 0.02, "\(indices.first)")
        }
        for (found, expected) in zip(indices.total, [0.5576, 0.4424, 0.2437]) {
            #expect((found - expected).magnitude < 0.02, "\(indices.total)")
        }
        #expect((indices.variance - 13.8446).magnitude < 0.2)
    }

    @Test func `a result that does not vary has no indices, and nothing is divided by nothing`() {
        let indices = SobolIndices(a: [1, 1], b: [1, 1], mixed: [[1, 1]])
        #expect(indices.first == [0] && indices.total == [0])
    }

    @Test func `chances take the directive's words`() {
        let words: [(Double, Likelihood)] = [
            (0.03, .almostNoChance), (0.1, .veryUnlikely), (0.3, .unlikely), (0.5, .roughlyEven), (0.6, .likely),
            (0.9, .veryLikely), (0.97, .almostCertain), (1, .almostCertain), (0, .almostNoChance),
        ]
        for (chance, word) in words { #expect(Likelihood(chance) == word) }
    }
}
