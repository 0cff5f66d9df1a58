extension Weights {
    /// Weights from points given to the swing of each criterion from the worst to the best end of its range, usually 100
    /// for the swing that matters most. Finite numbers from 0 up, one of them above 0.
    ///
    /// Von Winterfeldt and Edwards, Decision analysis and behavioral research, 1986. The arithmetic is in
    /// `swingPointsBecomeShares`.
    public static func swing(_ points: [Double]) throws(MethodProblem) -> [Double] {
        let isSound = points.allSatisfy { $0.isFinite && $0 >= 0 } && points.contains { $0 > 0 }
        if isSound { return DecisionMatrix.normalised(points) }
        throw .setting(
            method: "swing", name: "the points", given: points.map(plain).joined(separator: ", "),
            needs: "a list of finite numbers from 0 up with one above 0")
    }
}
