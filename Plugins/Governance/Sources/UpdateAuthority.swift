import ModuleKit

/// GV-07: who can push code; over several classes of devices and software the worst of them.
func updateAuthority(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["updates"].items else { return .unavailable }
    if rows.isEmpty { return .notApplicable }
    let possible = rows.map { row in
        row["authority"].text.flatMap(UpdateAuthority.init(rawValue:)).map { [$0] } ?? Set(UpdateAuthority.allCases)
    }
    return .among(worst(among: possible).map(\.rawValue))
}

/// Who decides which code runs, worst first: the order and the numbers of the manifest's table are a convention.
enum UpdateAuthority: String, CaseIterable, Comparable {
    case vendor
    case vendorDeferrable = "vendor-deferrable"
    case dual
    case owner

    private var rank: Int { UpdateAuthority.allCases.firstIndex(of: self) ?? 0 }

    /// Whether the left one is worse.
    static func < (left: UpdateAuthority, right: UpdateAuthority) -> Bool { left.rank < right.rank }
}
