import ModuleKit

/// What the law of a jurisdiction demands of data held there: a duty to keep it, or to keep others from it.
struct Duty {
    enum Kind: String {
        /// Store it here.
        case hard
        /// Keep a copy here.
        case copy
        /// Conditions on transfer.
        case conditions
        /// Hand nothing to foreign authorities without leave.
        case blocking
        case none
    }

    /// Which data of the jurisdiction it binds.
    enum Scope: String {
        case everything
        /// Data on persons, and what counts as sensitive.
        case personal
        /// Only some holders or sectors: whether this deployment is among them is not known from the document.
        case some
    }

    /// Whose law.
    var code: String
    var kind: Kind
    var rule: String
    var binds: Scope = .some
    /// Whose authorities or persons it is directed against; nil is everybody else.
    var towards: [String]?
    var term = Term()
    var status: LegalStatus = .inForce
    var provenance: Provenance

    func isInForce(_ day: CalendarDate) -> Bool { status == .inForce && term.contains(day) }
    /// Whether it stands against handing data over: conditions and copies do not.
    var isBarrier: Bool { kind == .hard || kind == .blocking }
}

/// A power of a jurisdiction to have data handed over.
struct Power {
    enum Reach: String {
        /// Within the country.
        case domestic
        /// Wherever a person under its control holds it.
        case extraterritorial
    }

    var code: String
    var reach: Reach
    var rule: String
    var term = Term()
    var status: LegalStatus = .inForce
    var provenance: Provenance

    func isInForce(_ day: CalendarDate) -> Bool { status == .inForce && term.contains(day) }
}

/// What a transfer of personal data may rest on besides a decision of adequacy.
enum TransferInstrument: String, CaseIterable {
    case adequacy
    case standardContract = "standard-contract"
    case certification
    case bindingRules = "binding-rules"
    case assessment
    case exemption
}

/// Which instruments of transfer the law of a jurisdiction knows.
struct TransferRule {
    var code: String
    /// Empty with `isNeeded` false: transfers are free.
    var accepts: [TransferInstrument]
    /// Whether a transfer needs an instrument at all.
    var isNeeded = true
    /// Whether what is not listed is not accepted; else it is not known.
    var isExhaustive = false
    var rule: String
    var term = Term()
    var status: LegalStatus = .inForce
    var provenance: Provenance

    func isInForce(_ day: CalendarDate) -> Bool { status == .inForce && term.contains(day) }
}
