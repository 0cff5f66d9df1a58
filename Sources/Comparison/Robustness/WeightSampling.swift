import RiskModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// From where weights are drawn.
public enum WeightSampling: Hashable, Sendable {
    /// Every set of weights alike: nothing is known of what matters.
    case uniform
    /// Around the matrix's own weights, the closer the greater the concentration (1 or more): Dirichlet with the
    /// parameters concentration × weight. A weight of 0 stays 0.
    case around(concentration: Double)
    /// The matrix's own weights in every draw.
    case fixed

    var fault: MethodProblem? {
        guard case .around(let concentration) = self, !(concentration >= 1 && concentration <= 1e12) else { return nil }
        return .setting(
            method: "smaa-2", name: "concentration", given: plain(concentration), needs: "a number from 1 to 1e12")
    }
}

/// Draws weights that sum to 1.
///
/// Uniform on the simplex by normalised exponentials (Devroye, Non-uniform random variate generation, 1986, chapter V);
/// gamma variates by Marsaglia and Tsang, A simple method for generating gamma variables, 2000.
struct WeightSampler {
    private let sampling: WeightSampling
    private let centre: [Double]
    var generator: SplitMix64

    init(_ sampling: WeightSampling, centre: [Double], seed: UInt64) {
        self.sampling = sampling
        self.centre = centre
        generator = SplitMix64(seed: seed)
    }

    mutating func draw(into weights: UnsafeMutableBufferPointer<Double>) {
        var sum = 0.0
        switch sampling {
        case .fixed:
            for index in weights.indices { weights[index] = centre[index] }
            return
        case .uniform:
            for index in weights.indices {
                let value = -log(generator.unit())
                weights[index] = value
                sum += value
            }
        case .around(let concentration):
            // Very small parameters can all come out as 0; a fresh draw does not.
            while sum == 0 {
                for index in weights.indices {
                    let value = centre[index] > 0 ? gamma(concentration * centre[index]) : 0
                    weights[index] = value
                    sum += value
                }
            }
        }
        let scale = 1 / sum
        for index in weights.indices { weights[index] *= scale }
    }

    private mutating func gamma(_ shape: Double) -> Double {
        if shape < 1 { return gamma(shape + 1) * pow(generator.unit(), 1 / shape) }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            if root <= 0 { continue }
            let v = root * root * root
            if log(generator.unit()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
        }
    }

    /// Box and Muller, A note on the generation of random normal deviates, 1958.
    private mutating func normal() -> Double {
        let radius = (-2 * log(generator.unit())).squareRoot()
        return radius * cos(2 * Double.pi * generator.unit())
    }
}
