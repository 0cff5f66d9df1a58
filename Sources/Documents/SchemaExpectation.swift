import Diagnostics

/// `x-expected`: limits that a sound value keeps, and why. Outside them a value is possible, and worth a warning.
struct SchemaExpectation {
    var minimum: Double?
    var maximum: Double?
    /// Whether the minimum itself is outside.
    var isAbove = false
    var because: String

    /// "3 … 64", "above 0".
    var phrase: String {
        let least = minimum.map { plain($0) } ?? ""
        guard let maximum else { return isAbove ? "above \(least)" : "at least \(least)" }
        guard minimum != nil else { return "at most \(plain(maximum))" }
        return isAbove ? "above \(least) and at most \(plain(maximum))" : "\(least) … \(plain(maximum))"
    }

    func holds(_ value: Double) -> Bool {
        if let minimum, isAbove ? value <= minimum : value < minimum { return false }
        return maximum.map { value <= $0 } ?? true
    }
}

/// `x-compare`: two quantities below an object that ought to stand in a relation. Either is a product of members; a path
/// through `*` is the sum over a list, of quantities that are not negative.
struct SchemaComparison {
    enum Relation: String {
        case below
        case atMost = "at-most"

        var phrase: String { self == .below ? "below" : "at most" }
    }

    /// Each factor as the steps of its path.
    var product: [[String]]
    var relation: Relation
    var than: [[String]]
    var severity: Diagnostic.Severity
    var because: String
}

/// `x-sum-at-most`: a member of a list's rows whose sum has a limit, in all rows or in those that agree in another member.
struct SchemaSumLimit {
    var member: String
    var per: String?
    var limit: Double
}

/// A number as people write it: whole numbers without a fraction.
func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
}
