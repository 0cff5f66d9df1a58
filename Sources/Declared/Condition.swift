import ModuleKit

/// Whether something holds, as far as is known.
enum Truth {
    case yes, no, unknown

    init(_ holds: Bool?) { self = holds.map { $0 ? .yes : .no } ?? .unknown }

    /// All of several; nothing at all holds.
    static func all(_ truths: [Truth]) -> Truth {
        truths.contains(.no) ? .no : truths.contains(.unknown) ? .unknown : .yes
    }
}

/// What one value has to be.
struct Condition {
    enum Scalar: Equatable {
        case text(String), number(Double), flag(Bool)

        init?(_ value: Value) {
            if let text = value.text {
                self = .text(text)
            } else if let flag = value.flag {
                self = .flag(flag)
            } else if let number = value.number {
                self = .number(number)
            } else {
                return nil
            }
        }
    }

    private enum Test {
        case oneOf([Scalar])
        case other(than: Scalar)
        case within(low: Double?, high: Double?)
    }

    private let test: Test

    init(_ value: Value) throws {
        if let choices = value.items {
            test = .oneOf(choices.compactMap { Scalar($0) })
        } else if let scalar = Scalar(value) {
            test = .oneOf([scalar])
        } else if let stranger = Scalar(value["not"]) {
            test = .other(than: stranger)
        } else if value["at-least"].isKnown || value["at-most"].isKnown {
            test = .within(low: value["at-least"].number, high: value["at-most"].number)
        } else {
            throw DeclarationFault(description: "a condition cannot be read")
        }
    }

    func holds(of value: Value) -> Truth {
        switch test {
        case .oneOf(let choices): return Truth(read(value, like: choices.first).map { choices.contains($0) })
        case .other(let stranger): return Truth(read(value, like: stranger).map { $0 != stranger })
        case .within(let low, let high):
            return Truth(value.number.map { (low ?? -.infinity) <= $0 && $0 <= (high ?? .infinity) })
        }
    }

    /// The value as the kind of thing it is compared with.
    private func read(_ value: Value, like other: Scalar?) -> Scalar? {
        switch other {
        case .text?: value.text.map { .text($0) }
        case .number?: value.number.map { .number($0) }
        case .flag?: value.flag.map { .flag($0) }
        case nil: nil
        }
    }
}
