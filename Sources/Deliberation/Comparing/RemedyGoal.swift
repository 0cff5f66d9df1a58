import RiskModel

extension ValueFunction {
    /// The least change of a measurement that brings its risk down to `risk`, or to the least the function knows.
    func nearest(to value: Double?, withRiskAtMost risk: Double) -> MeasuredValue? {
        switch self {
        case .table(let rows):
            let enough = rows.filter { $0.risk <= risk }.max { $0.risk < $1.risk }
            return (enough ?? rows.min { $0.risk < $1.risk }).map { .key($0.key) }
        case .points(let points):
            let wanted = max(risk, bottom)
            var places = points.filter { $0.risk <= wanted }.map(\.at)
            for (left, right) in zip(points, points.dropFirst()) where (left.risk - wanted) * (right.risk - wanted) < 0
            {
                places.append(left.at + (right.at - left.at) * (wanted - left.risk) / (right.risk - left.risk))
            }
            guard let value else { return places.first.map { .number($0) } }
            return places.min { ($0 - value).magnitude < ($1 - value).magnitude }.map { .number($0) }
        }
    }
}
