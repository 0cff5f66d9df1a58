/// What the law of a jurisdiction demands of data held or collected there, and whom it can compel.
struct JurisdictionRow {
    enum Localisation: String {
        /// Store it here.
        case hard
        /// Keep a copy here.
        case copy
        /// Conditions on transfer.
        case conditions
        case none
    }

    enum Reach: String {
        /// Within the country.
        case domestic
        /// Wherever a person under its control holds it.
        case extraterritorial
    }

    struct Duty {
        var kind: Localisation
        var rule: String
        var status: LegalStatus = .inForce
    }

    struct Power {
        var reach: Reach
        var rule: String
        var status: LegalStatus = .inForce
    }

    var code: String
    var duties: [Duty]
    var powers: [Power]
    var mark: Mark
    var source: String

    /// The day the table was read. An old row is a question, not an answer.
    static let asOf = "2026-11-23"
}
