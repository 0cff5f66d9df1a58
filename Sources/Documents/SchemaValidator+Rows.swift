import Diagnostics

/// Keywords of our own about the rows of a list: `x-shares` and `x-unique` name a member of its elements.
extension SchemaValidator {
    /// How far the shares of a whole may be off 1: they are rounded by those who publish them.
    static let sharesTolerance = 0.005

    /// `x-shares`: the shares of a whole sum to 1 where all are known, and to no more where some are not.
    func checkShares(_ member: String, _ list: Int) -> Bool {
        var sum = 0.0
        var isComplete = true
        var notes: [String] = []
        for row in Node(document: document, index: list).elements {
            guard let share = document.member(member, of: row.index),
                case .known(let value) = document.reading(of: share), let number = document.double(at: value)
            else {
                isComplete = false
                continue
            }
            sum += number
            let line = document.place(of: share).map { " (line \($0.line))" } ?? ""
            notes.append("\(Node(document: document, index: value).raw)\(line)")
        }
        guard !notes.isEmpty else { return true }
        // Rounded, so that a sum of decimal shares is as far off as it reads.
        let excess = roundedTo12Digits(sum) - 1
        let tolerance = SchemaValidator.sharesTolerance + 1e-12
        if excess <= tolerance, !isComplete || excess >= -tolerance { return true }
        let shown = plain(roundedTo12Digits(sum))
        return fail(
            .sharesSum, list, "the members \(quoted(member)) of this list sum to \(shown), not 1",
            notes: [notes.joined(separator: ", ")])
    }

    /// `x-unique`: no two rows have the same value there.
    func checkUnique(_ member: String, _ list: Int) -> Bool {
        var seen: [String: Int] = [:]
        var holds = true
        for row in Node(document: document, index: list).elements {
            guard let node = document.member(member, of: row.index),
                case .known(let value) = document.reading(of: node),
                let text = Node(document: document, index: value).string
            else { continue }
            guard let first = seen.updateValue(value, forKey: text) else { continue }
            let place = document.place(of: first).map { ["first on line \($0.line)"] } ?? []
            holds = fail(.duplicateItem, value, "two rows have the \(member) \(quoted(text))", notes: place)
        }
        return holds
    }
}
