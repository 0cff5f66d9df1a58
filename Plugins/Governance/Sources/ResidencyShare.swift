import ModuleKit

/// GV-01: the share of the data, weighted by sensitivity, that is held where neither home nor trusted law applies.
func foreignResidencyShare(_ reading: Reading) throws -> Measurement {
    guard let standpoint = reading.book.standpoint else { return .withoutHome }
    guard let rows = reading["datasets"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let parts = try rows.map { row in
        let weight = row["sensitivity"].text.flatMap(Sensitivity.init(rawValue:))?.weight
        let places = row["locations"].items?.map { place in
            Placement(
                share: place["share"].number,
                isForeign: place["jurisdiction"].text.map { !standpoint.isInside($0) })
        }
        return WeightedPart(
            value: try foreignShare(of: places ?? [], name: row["class"].text ?? row.pointer),
            weight: weight.map(Interval.init) ?? Sensitivity.anyWeight)
    }
    return weightedMean(of: parts).map(Measurement.share) ?? .unavailable
}

/// How much a class of data weighs: doubling twice from open to sensitive.
enum Sensitivity: String, CaseIterable {
    case open, `internal`, personal, sensitive

    var weight: Double {
        switch self {
        case .open: 1
        case .internal: 2
        case .personal: 4
        case .sensitive: 8
        }
    }

    static let anyWeight = Interval(low: Sensitivity.open.weight, high: Sensitivity.sensitive.weight)
}

/// A place where a share of a class of data is stored or processed; nil is unknown.
struct Placement {
    var share: Double?
    var isForeign: Bool?
}

struct InconsistentShares: Error, CustomStringConvertible {
    let what: String
    let sum: Double
    var description: String { "shares of \(what) sum to \(rounded(sum)), more than 1" }
}

/// How far published shares may be off 1 by rounding; the schema's `x-shares` allows as much.
let shareTolerance = 0.005

/// The share of one class of data held abroad. Stated shares are taken in proportion where they sum to 1 but for
/// rounding; whatever they leave open otherwise may be anywhere.
func foreignShare(of places: [Placement], name: @autoclosure () -> String) throws -> Interval {
    let stated = places.reduce(0) { $0 + ($1.share ?? 0) }
    guard stated <= 1 + shareTolerance + 1e-9 else {
        throw InconsistentShares(what: "the locations of '\(name())'", sum: stated)
    }
    let abroad = places.reduce(0) { $0 + ($1.isForeign == true ? $1.share ?? 0 : 0) }
    let perhaps = places.reduce(0) { $0 + ($1.isForeign == nil ? $1.share ?? 0 : 0) }
    let open = unstated(stated, isComplete: places.allSatisfy { $0.share != nil })
    return Interval(low: abroad / (stated + open), high: (abroad + perhaps + open) / (stated + open))
}

/// What a sum of shares leaves open: nothing where all are stated and only rounding is missing; where one is not stated
/// it may be what is missing and the rounding of all the others.
func unstated(_ sum: Double, isComplete: Bool) -> Double {
    guard isComplete else { return max(1 + shareTolerance - sum, 0) }
    return abs(1 - sum) <= shareTolerance + 1e-9 ? 0 : max(1 - sum, 0)
}

/// A number in a message: three decimals at most.
func rounded(_ value: Double) -> String {
    let text = "\((value * 1000).rounded() / 1000)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
