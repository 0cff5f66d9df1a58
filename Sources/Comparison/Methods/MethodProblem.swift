/// Why a method cannot rank a matrix that is otherwise sound.
public enum MethodProblem: Error, Hashable, Sendable, CustomStringConvertible {
    case value(method: String, alternative: String, criterion: String, value: Double, needs: String)
    case setting(method: String, name: String, given: String, needs: String)
    case tooMany(method: String, alternatives: Int, limit: Int)

    /// Stable; sentences may improve.
    public var code: String {
        switch self {
        case .value: "method.value"
        case .setting: "method.setting"
        case .tooMany: "method.too-many"
        }
    }

    public var sentence: String {
        switch self {
        case .value(let method, let alternative, let criterion, let value, let needs):
            "\(method) needs \(needs), and option '\(alternative)' has \(plain(value)) for criterion '\(criterion)'"
        case .setting(let method, let name, let given, let needs):
            "\(method) has \(name) \(given), which is not \(needs)"
        case .tooMany(let method, let alternatives, let limit):
            "\(method) compares every option with every other and stops at \(limit) of them; there are \(alternatives)"
        }
    }

    public var description: String { "error: \(sentence) [\(code)]" }
}

extension DecisionMatrix {
    /// Criteria that separate anybody.
    var varyingCriteria: [Int] {
        let constant = Set(constantCriteria)
        return criteria.indices.filter { !constant.contains($0) }
    }

    /// Criteria that separate anybody and weigh anything: the others cannot spoil a method with values it cannot read.
    var decidingCriteria: [Int] { varyingCriteria.filter { weights[$0] > 0 } }

    /// Throws the first value on those criteria that `isFine` refuses.
    func require(
        _ method: String, _ needs: String, on columns: [Int], _ isFine: (Double) -> Bool
    ) throws(MethodProblem) {
        for column in columns {
            for alternative in alternatives where !isFine(alternative.values[column]) {
                throw .value(
                    method: method, alternative: alternative.id, criterion: criteria[column].id,
                    value: alternative.values[column], needs: needs)
            }
        }
    }
}
