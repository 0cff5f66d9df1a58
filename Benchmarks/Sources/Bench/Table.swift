import Foundation

/// One figure beside what it is to be judged by.
struct Row {
    let what: String
    let value: Double
    let unit: String
    /// A floor or a peer, measured in the same run on the same work.
    let beside: [(name: String, value: Double)]
    /// Nil where no budget was set. `most` or `least`.
    let budget: Budget?
    /// Said where the budget is not met, from what was measured beside it.
    let why: String?

    enum Budget {
        case most(Double)
        case least(Double)

        func isMet(by value: Double) -> Bool {
            switch self {
            case .most(let limit): value <= limit
            case .least(let limit): value >= limit
            }
        }
    }

    init(
        _ what: String, _ value: Double, _ unit: String, beside: [(name: String, value: Double)] = [],
        budget: Budget? = nil, why: String? = nil
    ) {
        self.what = what
        self.value = value
        self.unit = unit
        self.beside = beside
        self.budget = budget
        self.why = why
    }
}

enum Table {
    static func show(_ title: String, _ rows: [Row]) {
        print("\n\(title)")
        for row in rows {
            var line = "  " + padded(row.what, 46) + leading(figure(row.value), 10) + " " + padded(row.unit, 8)
            if let budget = row.budget {
                let (sign, limit) = if case .most(let limit) = budget { ("≤", limit) } else if case .least(let limit) = budget { ("≥", limit) } else { ("", 0) }
                line += "  budget \(sign) \(padded(figure(limit), 8))" + (budget.isMet(by: row.value) ? "met" : "NOT MET")
            }
            print(line)
            for peer in row.beside {
                let ratio = peer.value > 0 ? row.value / peer.value : 0
                print("    " + padded("beside \(peer.name)", 44) + leading(figure(peer.value), 10) + " \(padded(row.unit, 8))  × \(figure(ratio))")
            }
            if let budget = row.budget, !budget.isMet(by: row.value), let why = row.why { print("    why: \(why)") }
        }
        fflush(nil)
    }

    static func figure(_ value: Double) -> String {
        if value >= 100 { return "\(Int(value.rounded()))" }
        return String(format: value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f", value)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func leading(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
