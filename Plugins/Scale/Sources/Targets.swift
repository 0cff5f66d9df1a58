import ModuleKit

/// A count to be reached by a year, and the observed series it is held against.
struct Target {
    var row: Value

    /// Nil where it is not known which series that is.
    var series: Value?

    var id: String { row["id"].text ?? "the target" }

    /// Whether both sides count by one definition; nil when one of them is not known.
    var isLikeForLike: Bool? {
        guard let wanted = row["definition"].text, let counted = series?["definition"].text else { return nil }
        return wanted == counted
    }

    /// What both sides count, in words, where they do not count the same.
    var mismatch: String? {
        guard let wanted = row["definition"].text, let counted = series?["definition"].text, wanted != counted else {
            return nil
        }
        return "the target counts \(wanted), the series \(counted)"
    }
}

/// The targets of the deployment; nil when the list is not known, empty when it is known that there is none.
func targets(_ reading: Reading) throws -> [Target]? {
    guard let rows = reading["targets"].items else { return nil }
    return try rows.map { row in
        guard let name = row["series"].text, let known = reading["series"].items else { return Target(row: row) }
        guard let found = known.first(where: { $0["id"].text == name }) else {
            let id = row["id"].text ?? ""
            throw TargetError(description: "target '\(id)' names a series that is not there: '\(name)'")
        }
        return Target(row: row, series: found)
    }
}

/// Targets and series that contradict each other; the text says where.
struct TargetError: Error, CustomStringConvertible {
    var description: String
}

/// One count of a series: the year at whose end it was taken, and how many there were.
struct YearlyCount: Equatable {
    var year: Double
    var count: Double
}

/// The counts of a target's series in order of their years, at least `least` of them and all above 0.
func counts(of target: Target, atLeast least: Int) -> Found<[YearlyCount]> {
    guard let series = target.series, let points = series["points"].items else { return .missing }
    let read = points.map { (year: $0["year"].number, count: $0["count"].number) }
    let known = read.compactMap { point in
        point.year.flatMap { year in point.count.map { YearlyCount(year: year, count: $0) } }
    }
    guard known.count == read.count else { return .missing }
    let name = series["id"].text ?? "of the target"
    let sorted = known.sorted { $0.year < $1.year }
    guard sorted.count >= least else {
        return .impossible("series '\(name)' has \(sorted.count) counts, and \(least) are needed")
    }
    guard zip(sorted, sorted.dropFirst()).allSatisfy({ $0.year < $1.year }) else {
        return .impossible("series '\(name)' has two counts for one year")
    }
    guard sorted.allSatisfy({ $0.count > 0 }) else {
        return .impossible("series '\(name)' has a count of 0, from which no growth can be told")
    }
    return .known(sorted)
}
