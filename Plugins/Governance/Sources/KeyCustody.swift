import ModuleKit

/// GV-05: who can decrypt the data; over several classes of data the worst of them.
func keyCustody(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["datasets"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let standpoint = reading.book.standpoint
    var possible: [Set<Custody>] = []
    for row in rows {
        guard let held = row["keys"].text.flatMap(KeyHolder.init(rawValue:)) else {
            possible.append(Set(Custody.allCases))
            continue
        }
        guard held.isThirdParty else {
            possible.append(held.custodies(isForeign: nil))
            continue
        }
        guard let standpoint else { return .withoutHome }
        let isForeign = row["keys-jurisdiction"].text.map { !standpoint.isInside($0) }
        possible.append(held.custodies(isForeign: isForeign))
    }
    let answers = worst(among: possible)
    return .among(answers.map(\.rawValue))
}

/// Who holds the keys, as a deployment states it: the same for every assessor.
enum KeyHolder: String {
    case none, provider, byok, customer
    case endToEnd = "end-to-end"

    /// Whether somebody else holds the keys, so that it matters whose law that is.
    var isThirdParty: Bool { self == .provider || self == .byok }

    /// What that is to an assessor; both answers when the jurisdiction of the holder is unknown.
    func custodies(isForeign: Bool?) -> Set<Custody> {
        switch self {
        case .none: [.none]
        case .customer: [.customer]
        case .endToEnd: [.endToEnd]
        case .provider: isForeign.map { [$0 ? .providerForeign : .providerHome] } ?? [.providerForeign, .providerHome]
        case .byok: isForeign.map { [$0 ? .byokForeign : .byokHome] } ?? [.byokForeign, .byokHome]
        }
    }
}

/// The keys of the indicator's table, worst first: the order is from the sources [S], the numbers stand in the manifest.
enum Custody: String, CaseIterable, Comparable {
    case none
    case providerForeign = "provider-foreign"
    case byokForeign = "byok-foreign"
    case providerHome = "provider-home"
    case byokHome = "byok-home"
    case customer
    case endToEnd = "end-to-end"

    private var rank: Int { Custody.allCases.firstIndex(of: self) ?? 0 }

    /// Whether the left one is worse.
    static func < (left: Custody, right: Custody) -> Bool { left.rank < right.rank }
}

/// Every answer the worst class may turn out to have, worst first, given what each class may have.
func worst<Word: Comparable>(among classes: [Set<Word>]) -> [Word] {
    guard let floor = classes.compactMap({ $0.max() }).min() else { return [] }
    return Set(classes.joined()).filter { $0 <= floor }.sorted()
}
