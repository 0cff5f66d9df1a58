import Documents
import LineProtocol
import RiskModel

/// The deployment being assessed, as the record names it.
public struct Subject {
    public let document: Document
    /// The deployment's node in the document.
    public let root: Int
    public let id: String
    public let name: String?
    public let digest: String

    public init(document: Document, root: Int, id: String, name: String?, digest: String) {
        self.document = document
        self.root = root
        self.id = id
        self.name = name
        self.digest = digest
    }
}

/// One assessment under way: asks the modules, in the order their upstream allows, and judges when all have answered.
public final class AssessmentRun {
    let plan: AssessmentPlan
    let subject: Subject
    private let measuring: any Measuring
    /// Nil once it has been called: answers may come at once, inside the question, and then the end is seen more than once.
    private var completion: (([MeasuredModule]) -> Void)?
    /// Where each range of the document is taken; nil measures over all of them.
    private let point: [Int: RangeChoice]?
    private var scope: CheckedScope?
    /// By module, positions of the indicators that are asked for, and what all of them are known to be otherwise.
    private var moved: [(asked: [Int], known: MeasuredModule)?]
    private var modules: [ModuleRun]
    private var waiting: Set<Int>
    private var progress: ((Int, Int) -> Void)?

    /// What is known of one module so far.
    private struct ModuleRun {
        var rows: [[Measurement]?] = []
        /// Of each row, positions of the indicators that were asked for; nil for all.
        var asked: [[Int]?] = []
        var failures: [ModuleFailure] = []
        var method = HullMethod.exact
        /// Some upstream value is only bounded because a fact is missing, so there is no centre.
        var lacksCentre = false
        var pending = 0
        var result: MeasuredModule?
    }

    /// Starts an assessment. `progress` is told of modules done and modules in all; `completion` is called once.
    @discardableResult
    public static func start(
        _ subject: Subject, under plan: AssessmentPlan, with measuring: any Measuring,
        progress: ((Int, Int) -> Void)? = nil, completion: @escaping (AssessmentRecord) -> Void
    ) -> AssessmentRun {
        let run = AssessmentRun(subject, plan, measuring, point: nil) {
            completion(AssessmentRecord(plan, subject, $0))
        }
        run.progress = progress
        run.begin()
        return run
    }

    /// Measures at one point of the uncertain evidence: ranges by their nodes, the centre for those not named.
    ///
    /// - Parameters:
    ///   - known: by module, what is known of its indicators; empty asks every module for all of its own.
    ///   - asked: by module, positions of those that the point can move. The others are what is known.
    ///   - scope: kept from one point of a document to the next.
    public static func measure(
        _ subject: Subject, under plan: AssessmentPlan, with measuring: any Measuring, at point: [Int: RangeChoice],
        known: [MeasuredModule] = [], asked: [[Int]] = [], scope: CheckedScope? = nil,
        completion: @escaping ([MeasuredModule]) -> Void
    ) {
        let run = AssessmentRun(subject, plan, measuring, point: point, completion)
        run.scope = scope
        for (index, module) in known.enumerated() {
            guard asked[index].isEmpty else {
                run.moved[index] = (asked[index], module)
                continue
            }
            run.modules[index].result = module
            run.waiting.remove(index)
        }
        run.begin()
    }

    private init(
        _ subject: Subject, _ plan: AssessmentPlan, _ measuring: any Measuring, point: [Int: RangeChoice]?,
        _ completion: @escaping ([MeasuredModule]) -> Void
    ) {
        self.point = point
        self.subject = subject
        self.plan = plan
        self.measuring = measuring
        self.completion = completion
        modules = plan.modules.map { _ in ModuleRun() }
        moved = plan.modules.map { _ in nil }
        waiting = Set(plan.modules.indices)
    }

    private func begin() {
        finishOrGoOn()
    }

    private func startReadyModules() {
        for index in plan.measuringOrder where waiting.contains(index) {
            let needs = plan.modules[index].manifest.upstream.compactMap { moduleIndex(ofReference: $0) }
            guard needs.allSatisfy({ modules[$0].result != nil }) else { continue }
            waiting.remove(index)
            ask(index)
        }
    }

    private func moduleIndex(ofReference reference: String) -> Int? {
        let id = reference.prefix { $0 != "/" }
        return plan.modules.firstIndex { $0.id == id }
    }

    private func ask(_ index: Int) {
        let module = plan.modules[index]
        let uncertain =
            point == nil ? ranges(in: subject.document, root: subject.root, under: module.selection) : []
        let upstream = module.manifest.upstream.map { reference in (reference, upstreamRange(reference)) }
        let moving = upstream.compactMap(\.1).filter(\.isUncertain)
        let variants = Variants(
            ranges: uncertain.count + moving.count, seed: plan.seed, looksInside: point == nil)
        modules[index].method = variants.method
        modules[index].lacksCentre = moving.contains { $0.centre == nil }
        modules[index].rows = variants.rows.map { _ in nil }
        modules[index].asked = variants.movers.map { mover in
            mover.map { reached(by: $0, uncertain, moving.map(\.indicator), in: module) } ?? moved[index]?.asked
        }
        modules[index].pending = variants.rows.count
        if scope == nil, variants.rows.count > 1 { scope = CheckedScope() }
        for (row, choices) in variants.rows.enumerated() {
            let taken = point ?? Dictionary(uniqueKeysWithValues: zip(uncertain, choices))
            let upstreamChoices = choices.dropFirst(uncertain.count)
            var task = MeasureTask(
                module: module.id, deployment: shown(to: module, taken), parameters: module.parameters,
                context: plan.context,
                upstream: measurements(upstream, Array(upstreamChoices)), asOf: plan.asOf,
                only: modules[index].asked[row]?.map { module.indicators[$0].definition.id })
            task.isDrawn = point != nil
            measuring.measure(task) { [self] reply in accept(reply, index, row) }
        }
    }

    /// JSON text of what a module is shown, with the ranges taken in one way.
    private func shown(to module: PlannedModule, _ choices: [Int: RangeChoice]) -> [UInt8] {
        if let scope { return scope.projection(of: subject, for: module).text(choices) }
        var writer = JSONWriter()
        Projection(of: subject.document, onto: module.selection, choices: choices)
            .write(root: subject.root, to: &writer)
        return writer.bytes
    }

    /// Positions of the indicators that one range of a module moves: of the evidence, or after those of upstream.
    private func reached(
        by range: Int, _ uncertain: [Int], _ upstream: [String], in module: PlannedModule
    ) -> [Int] {
        guard range < uncertain.count else {
            return module.indicators(movedByUpstream: upstream[range - uncertain.count])
        }
        return module.indicators(movedBy: subject.document.pointer(of: uncertain[range], from: subject.root))
    }

    private func upstreamRange(_ reference: String) -> UpstreamRange? {
        guard let module = moduleIndex(ofReference: reference), let result = modules[module].result else { return nil }
        let id = reference.drop { $0 != "/" }.dropFirst()
        guard let position = plan.modules[module].indicators.firstIndex(where: { $0.definition.id == id }) else {
            return nil
        }
        return UpstreamRange(indicator: reference, measured: result.indicators[position])
    }

    private func measurements(
        _ upstream: [(String, UpstreamRange?)], _ choices: [RangeChoice]
    ) -> [UpstreamMeasurement] {
        var choices = choices[...]
        return upstream.map { reference, range in
            guard let range else { return UpstreamMeasurement(indicator: reference, outcome: .unavailable, value: nil) }
            let choice = range.isUncertain ? choices.popFirst() ?? .centre : .centre
            return UpstreamMeasurement(indicator: reference, outcome: .measured, value: range.value(choice))
        }
    }

    private func accept(_ reply: Result<[Measurement], ModuleFailure>, _ index: Int, _ row: Int) {
        let module = plan.modules[index]
        let check = AnswerCheck(module: module, document: subject.document, root: subject.root, scope: scope)
        do throws(ModuleFailure) {
            modules[index].rows[row] = try check.sorted(try reply.get(), asked: modules[index].asked[row])
        } catch {
            if !modules[index].failures.contains(error) { modules[index].failures.append(error) }
            modules[index].rows[row] = (modules[index].asked[row] ?? Array(module.indicators.indices)).map {
                Measurement(indicator: module.indicators[$0].definition.id, answer: .failed(reason: error.message))
            }
        }
        modules[index].pending -= 1
        guard modules[index].pending == 0 else { return }
        let measured = combine(modules[index])
        modules[index].result = moved[index].map { $0.known.replacing($0.asked, with: measured) } ?? measured
        modules[index].rows = []
        progress?(modules.count { $0.result != nil }, modules.count)
        finishOrGoOn()
    }

    private func finishOrGoOn() {
        startReadyModules()
        guard waiting.isEmpty, modules.allSatisfy({ $0.result != nil }) else { return }
        finish()
    }

    private func finish() {
        guard let completion else { return }
        self.completion = nil
        completion(modules.compactMap(\.result))
    }

    /// Brings the answers of all variants together, indicator by indicator.
    private func combine(_ run: ModuleRun) -> MeasuredModule {
        let rows = run.rows.compactMap { $0 }
        guard let first = rows.first else {
            return MeasuredModule(indicators: [], method: run.method, failures: run.failures)
        }
        let indicators = first.indices.map { position -> MeasuredIndicator in
            // Rows that ask for some only, after the first, add to what is known of those.
            let others = zip(rows, run.asked).dropFirst().compactMap { row, asked -> Measurement? in
                guard let asked, asked.count != first.count else { return row[position] }
                return asked.firstIndex(of: position).map { row[$0] }
            }
            // Mostly every row rests on the same values.
            let different = others.lazy.map(\.rests).filter { $0 != first[position].rests }
            let rests = distinct([first[position].rests] + different)
            let measured = MeasuredIndicator(
                centre: first[position].answer, others: others.map(\.answer), rests: rests,
                note: first[position].note)
            return run.lacksCentre ? measured.withoutCentre : measured
        }
        return MeasuredModule(indicators: indicators, method: run.method, failures: run.failures)
    }
}

/// The pointers of several answers, each once, in the order they came.
private func distinct(_ lists: [[String]]) -> [String] {
    var found: [String] = []
    // Looking through a few is faster than hashing them.
    if lists.count == 1, lists[0].count <= 16 {
        for pointer in lists[0] where !found.contains(pointer) { found.append(pointer) }
        return found
    }
    var seen: Set<String> = []
    for pointer in lists.joined() where seen.insert(pointer).inserted { found.append(pointer) }
    return found
}

/// What one module measured.
public struct MeasuredModule: Sendable {
    /// In the order of the manifest.
    public let indicators: [MeasuredIndicator]
    public let method: HullMethod
    /// Distinct failures of the module itself.
    public let failures: [ModuleFailure]

    public init(indicators: [MeasuredIndicator], method: HullMethod, failures: [ModuleFailure]) {
        self.indicators = indicators
        self.method = method
        self.failures = failures
    }

    /// The same with other answers at some positions.
    fileprivate func replacing(_ positions: [Int], with measured: MeasuredModule) -> MeasuredModule {
        var indicators = indicators
        for (position, answer) in zip(positions, measured.indicators) { indicators[position] = answer }
        return MeasuredModule(indicators: indicators, method: method, failures: measured.failures)
    }
}

extension MeasuredIndicator {
    /// The same answers where the centre rests on a missing fact: only the interval counts, at its worse end, and what
    /// was said of the centre is not said.
    fileprivate var withoutCentre: MeasuredIndicator {
        if let hull = rawHull, hull.low < hull.high {
            return MeasuredIndicator(
                centre: .bounded(low: hull.low, high: hull.high, value: nil), others: others, rests: rests)
        }
        if let keys, Set(keys).count > 1 {
            return MeasuredIndicator(centre: .among(keys), others: others, rests: rests)
        }
        return self
    }
}
