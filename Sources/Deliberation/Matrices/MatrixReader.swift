import Comparison
import Diagnostics
import Documents
import Loading

/// Reads `plumbline-matrix/1`. Everything that is wrong is told at once, each with its place.
public struct MatrixReader {
    private let document: Document
    private let root: Int
    private let places: MatrixPlaces
    private var problems: [Diagnostic] = []

    public static func read(_ document: Document, root: Int = 0) throws(Problems) -> LoadedMatrix {
        var reader = MatrixReader(document: document, root: root)
        return try reader.read()
    }

    private init(document: Document, root: Int) {
        self.document = document
        self.root = root
        places = MatrixPlaces(document: document, root: root)
    }

    private var node: Node { Node(document: document, index: root) }

    private mutating func read() throws(Problems) -> LoadedMatrix {
        guard node.kind == .object else {
            throw Problems(places.told("matrix.wrong-type", "a matrix is an object, not \(node.kindName)", at: node))
        }
        if let format = node["format"], let text = format.string, text != MatrixFormat.name {
            throw Problems(
                places.told("matrix.format", "this is \(quoted(text)), not \(quoted(MatrixFormat.name))", at: format))
        }
        let form = formatProblems(document, MatrixFormat.schema, area: "matrix", root: root)
        let weighting = readWeighting()
        let criteria = readCriteria(weighting)
        let rows = readRows(criteria)
        var matrix: DecisionMatrix?
        do throws(MatrixProblems) {
            matrix = try DecisionMatrix(criteria: criteria, alternatives: rows)
        } catch {
            problems += error.problems.map { places.diagnostic($0) }
        }
        // A sentence that names options and criteria says more than one about the form of the same value.
        let told = Set(problems.map(\.pointer))
        problems += form.filter { !told.contains($0.pointer) }
        guard let matrix, problems.isEmpty else { throw Problems(problems) }
        let (weights, source) = try weights(weighting, matrix)
        return LoadedMatrix(
            title: node["title"]?.string, matrix: weights == nil ? matrix : try reweighted(matrix, weights ?? []),
            weighting: source, settings: readSettings(), places: places)
    }

    private func reweighted(_ matrix: DecisionMatrix, _ weights: [Double]) throws(Problems) -> DecisionMatrix {
        do throws(MatrixProblems) {
            return try matrix.weighted(weights)
        } catch {
            throw Problems(error.problems.map { places.diagnostic($0) })
        }
    }

    /// Without a word about weights they are the criteria's own, or equal where no criterion states one.
    private func readWeighting() -> String {
        let weights = node["weights"]
        if weights?["ahp"] != nil { return "ahp" }
        if let name = weights?.string { return name }
        let isStated = (node["criteria"]?.elements ?? []).contains { $0["weight"] != nil }
        return isStated ? "stated" : "equal"
    }

    private mutating func readCriteria(_ weighting: String) -> [Criterion] {
        let member: String? = ["stated": "weight", "swing": "points"][weighting]
        return (node["criteria"]?.elements ?? []).map { criterion in
            let id = criterion["id"]?.string ?? ""
            var weight = 1.0
            if let member {
                if let stated = criterion[member]?.double {
                    weight = stated
                } else if criterion[member] == nil, criterion.kind == .object {
                    problems.append(
                        places.told(
                            "matrix.missing-weight", "criterion \(quoted(id)) states no \(member)", at: criterion,
                            help: "give one to every criterion, or say 'weights: equal'"))
                }
            }
            let ends = criterion["range"]?.elements.compactMap(\.double) ?? []
            return Criterion(
                id, criterion["direction"]?.string == "maximise" ? .maximise : .minimise, weight: weight,
                range: ends.count == 2 ? .init(ends[0], ends[1]) : nil, preference: preference(criterion))
        }
    }

    private mutating func preference(_ criterion: Node) -> PreferenceFunction {
        let indifference = criterion["indifference"]?.double
        let preference = criterion["preference"]?.double
        guard let name = criterion["function"]?.string else {
            if let spread = criterion["spread"]?.double { return .gaussian(spread: spread) }
            return PreferenceFunction(indifference: indifference, preference: preference)
        }
        func needed(_ member: String) -> Double {
            if let value = criterion[member]?.double { return value }
            if criterion[member] == nil {
                problems.append(
                    places.told("matrix.thresholds", "the function '\(name)' needs '\(member)'", at: criterion))
            }
            return 1
        }
        switch name {
        case "step": return .step(indifference: needed("indifference"))
        case "v-shape": return .vShape(preference: needed("preference"))
        case "linear": return .linear(indifference: indifference ?? 0, preference: needed("preference"))
        case "level": return .level(indifference: indifference ?? 0, preference: needed("preference"))
        case "gaussian": return .gaussian(spread: needed("spread"))
        default: return .usual
        }
    }

    private mutating func readRows(_ criteria: [Criterion]) -> [Alternative] {
        (node["alternatives"]?.elements ?? []).map { row in
            let id = row["id"]?.string ?? ""
            guard let values = row["values"], values.kind == .array || values.kind == .object else {
                return Alternative(id, criteria.map { _ in 0 })
            }
            return Alternative(
                id, values.kind == .object ? byName(values, id, criteria) : inOrder(values, id, criteria))
        }
    }

    /// A value that is missing or no number is told here; a 0 in its place keeps the other checks going.
    private mutating func value(_ node: Node?, _ id: String, _ criterion: Criterion) -> Double {
        guard let node, !node.isNull else {
            problems.append(places.diagnostic(.missingValue(alternative: id, criterion: criterion.id)))
            return 0
        }
        return node.double ?? 0
    }

    private mutating func byName(_ values: Node, _ id: String, _ criteria: [Criterion]) -> [Double] {
        for (name, _) in values.members where !criteria.contains(where: { $0.id == name }) {
            problems.append(places.diagnostic(.unknownCriterion(alternative: id, criterion: name)))
        }
        return criteria.map { value(values[$0.id], id, $0) }
    }

    private mutating func inOrder(_ values: Node, _ id: String, _ criteria: [Criterion]) -> [Double] {
        let cells = values.elements
        guard cells.count == criteria.count else { return cells.map { $0.double ?? 0 } }
        return zip(cells, criteria).map { value($0, id, $1) }
    }

    /// Weights other than those the criteria were read with.
    private func weights(
        _ weighting: String, _ matrix: DecisionMatrix
    ) throws(Problems) -> ([Double]?, LoadedMatrix.Weighting) {
        switch weighting {
        case "ahp":
            let judged = try judged(matrix)
            return (judged.weights, .judged(judged))
        case "entropy":
            do throws(MethodProblem) {
                return (try Weights.entropy(matrix), .entropy)
            } catch {
                throw Problems(places.diagnostic(error))
            }
        case "critic": return (Weights.critic(matrix), .critic)
        case "swing": return (nil, .swing)
        case "equal": return (nil, .equal)
        default: return (nil, .stated)
        }
    }

    private func judged(_ matrix: DecisionMatrix) throws(Problems) -> AHPWeights {
        let ahp = node["weights"]?["ahp"]
        let rows = (ahp?["judgements"]?.elements ?? []).map { $0.elements.compactMap(\.double) }
        let ids = matrix.criteria.map(\.id)
        let isTable = rows.count == ids.count && rows.first?.count == ids.count
        do throws(JudgementProblems) {
            let judgements =
                try isTable
                ? PairwiseJudgements(ids, table: rows) : PairwiseJudgements(ids, upper: rows.filter { !$0.isEmpty })
            let index = ahp?["random-index"]?.string.flatMap { RandomIndex(rawValue: $0) } ?? .saaty1980
            return try judgements.weights(index, forced: ahp?["forced"]?.bool ?? false)
        } catch {
            throw Problems(error.problems.map { places.diagnostic($0) })
        }
    }

    private func readSettings() -> MethodSettings {
        var settings = MethodSettings()
        guard let methods = node["methods"] else { return settings }
        let name = methods["topsis"]?["normalisation"]?.string
        if let normalisation = name.flatMap({ TOPSIS.Normalisation(rawValue: $0) }) {
            settings.normalisation = normalisation
        }
        settings.strategy = methods["vikor"]?["v"]?.double ?? settings.strategy
        settings.concordance = methods["electre-i"]?["concordance"]?.double ?? settings.concordance
        settings.discordance = methods["electre-i"]?["discordance"]?.double ?? settings.discordance
        settings.exponent = methods["power-mean"]?["exponent"]?.double ?? settings.exponent
        settings.orderWeights = methods["owa"]?["weights"]?.elements.compactMap(\.double)
        let over = (methods["borda"]?["over"] ?? methods["copeland"]?["over"])?.strings ?? []
        if !over.isEmpty { settings.voters = over.compactMap { RankingMethod(rawValue: $0) }.eachOnce }
        return settings
    }
}
