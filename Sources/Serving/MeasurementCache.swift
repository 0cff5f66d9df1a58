import Assessment
import Loading
import RiskModel

/// Reuses a measurement when everything it rests on is the same: module, projection, parameters, context, upstream and
/// date. Bounded; failures are not kept, nor are answers about drawn evidence.
final class MeasurementCache: Measuring {
    private let measuring: any Measuring
    private let limit: Int
    private var recent: [ContentDigest: [Measurement]] = [:]
    private var older: [ContentDigest: [Measurement]] = [:]
    private(set) var hits = 0
    private(set) var misses = 0

    /// - Parameter limit: entries in each of two generations; when one is full the older is dropped.
    init(_ measuring: any Measuring, limit: Int = 2048) {
        self.measuring = measuring
        self.limit = limit
    }

    func measure(_ task: MeasureTask, reply: @escaping (Result<[Measurement], ModuleFailure>) -> Void) {
        guard !task.isDrawn else { return measuring.measure(task, reply: reply) }
        let key = digest(of: task)
        if let found = recent[key] ?? older[key] {
            hits += 1
            keep(found, key)
            return reply(.success(found))
        }
        misses += 1
        measuring.measure(task) { [self] result in
            if case .success(let measurements) = result { keep(measurements, key) }
            reply(result)
        }
    }

    private func keep(_ measurements: [Measurement], _ key: ContentDigest) {
        if recent.count >= limit {
            older = recent
            recent = [:]
        }
        recent[key] = measurements
    }

    /// The host keeps one version of each module for its lifetime, so the id stands for the module's own digest.
    private func digest(of task: MeasureTask) -> ContentDigest {
        var bytes = Array(task.module.utf8)
        bytes.reserveCapacity(task.deployment.count + task.parameters.count + task.context.count + 128)
        for part in [task.parameters, task.context, task.deployment] {
            bytes.append(0)
            bytes.append(contentsOf: part)
        }
        for upstream in task.upstream {
            bytes.append(0)
            bytes.append(contentsOf: "\(upstream.indicator) \(upstream.outcome) \(upstream.value ?? .nan)".utf8)
        }
        for indicator in task.only ?? [] {
            bytes.append(1)
            bytes.append(contentsOf: indicator.utf8)
        }
        bytes.append(0)
        bytes.append(contentsOf: task.asOf.description.utf8)
        return ContentDigest(of: bytes)
    }
}
