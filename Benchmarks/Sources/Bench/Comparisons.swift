import Comparison
import Foundation
import RiskModel

/// Rankings under many weights, rankings of many options, and draws of uncertain evidence through the live modules.
struct Comparisons {
    let plumbline: String
    let root: String

    private static let draws = 10_000
    private static let manyOptions = 10_000

    func rows() throws -> [Row] {
        let small = try Comparisons.matrix(options: 10, criteria: 20)
        let large = try Comparisons.matrix(options: Comparisons.manyOptions, criteria: 20)
        let peers = peerTimes()
        func weightDraws(_ model: WeightModel) throws -> Double {
            try Comparisons.milliseconds(rounds: 5) { _ = try small.smaa2(model, draws: Comparisons.draws, seed: 1) }
        }
        let topsis = try weightDraws(.topsis(small))
        let promethee = try weightDraws(.prometheeII(small))
        let many = try Comparisons.milliseconds(rounds: 3) { _ = large.prometheeII() }
        let manyTOPSIS = try Comparisons.milliseconds(rounds: 3) { _ = large.topsis() }
        return [
            Row(
                "10,000 weight draws, 10 × 20, TOPSIS", topsis, "ms", beside: peers("topsis-draws"),
                budget: .most(20)),
            Row(
                "10,000 weight draws, 10 × 20, PROMETHEE II", promethee, "ms", beside: peers("promethee-draws"),
                budget: .most(200)),
            Row("10,000 × 20 once, TOPSIS", manyTOPSIS, "ms", beside: peers("topsis-many")),
            Row("10,000 × 20 once, PROMETHEE II", many, "ms", beside: peers("promethee-thousand")),
            try evidence(),
        ]
    }

    /// Four options, each assessed at 10,000 points of its uncertain evidence by modules in their own processes.
    private func evidence() throws -> Row {
        let arguments = [
            "compare", root + "/Examples/d6-asean-city/options.yaml", "--profile", "smart-city-procurement", "--jobs", "2",
            "--format", "json", "--samples",
        ]
        let without = try wallSeconds(arguments + ["0"])
        let with = try wallSeconds(arguments + ["10000"])
        return Row(
            "4 options × 10,000 evidence samples, live", with, "s",
            beside: [("the same comparison without samples", without)], budget: .most(4),
            why: "every sample is a measurement by each module that reads uncertain evidence")
    }

    private func wallSeconds(_ arguments: [String]) throws -> Double {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: plumbline)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let start = Date()
        try process.run()
        process.waitUntilExit()
        return Date().timeIntervalSince(start)
    }

    private static func matrix(options: Int, criteria: Int) throws -> DecisionMatrix {
        var random = SplitMix64(seed: 1)
        return try DecisionMatrix(
            criteria: (0..<criteria).map {
                Criterion(
                    "c\($0)", $0 % 2 == 0 ? .maximise : .minimise, range: .init(0, 100),
                    preference: .linear(indifference: 5, preference: 30))
            },
            alternatives: (0..<options).map { row in
                Alternative("a\(row)", (0..<criteria).map { _ in 100 * random.unit() })
            })
    }

    /// The fastest of several rounds, of this thread's processor time.
    private static func milliseconds(rounds: Int, _ work: () throws -> Void) throws -> Double {
        try work()
        return try (0..<rounds).map { _ in
            let start = threadSeconds()
            try work()
            return (threadSeconds() - start) * 1000
        }.min() ?? 0
    }

    /// NumPy and pymcdm on the same work, where Python has them; see Tests/Agreement for an environment that does.
    private func peerTimes() -> (String) -> [(name: String, value: Double)] {
        let script = """
            import json, time, warnings
            warnings.simplefilter("ignore")
            import numpy as np
            random = np.random.default_rng(1)
            times = {}
            def clock(name, peer, work):
                start = time.process_time(); work()
                times.setdefault(name, []).append([peer, (time.process_time() - start) * 1000])
            m, big = random.uniform(1, 100, (10, 20)), random.uniform(1, 100, (10000, 20))
            types = np.tile([1, -1], 10)
            draws = random.dirichlet(np.ones(20), 10000)
            def numpy_topsis():
                v = (m / np.sqrt((m ** 2).sum(0)))[None] * draws[:, None, :]
                best = np.where(types == 1, v.max(1), v.min(1)); worst = np.where(types == 1, v.min(1), v.max(1))
                near = np.sqrt(((v - best[:, None]) ** 2).sum(2)); far = np.sqrt(((v - worst[:, None]) ** 2).sum(2))
                return np.argsort(-(far / (near + far)), axis=1)
            clock("topsis-draws", "NumPy, all draws at once", numpy_topsis)
            try:
                from pymcdm import methods
                body = methods.TOPSIS(); clock("topsis-draws", "pymcdm", lambda: [body(m, w, types) for w in draws])
                clock("topsis-many", "pymcdm", lambda: body(big, draws[0], types))
                q, p = np.full(20, 5.0), np.full(20, 30.0)
                # A new one each time: pymcdm's does not rank twice.
                promethee = lambda m, w: methods.PROMETHEE_II("vshape_2", p=p, q=q)(m, w, types)
                clock("promethee-draws", "pymcdm", lambda: [promethee(m, w) for w in draws])
                clock("promethee-thousand", "pymcdm, of 1,000 options", lambda: promethee(big[:1000], draws[0]))
            except ImportError:
                pass
            print(json.dumps(times))
            """
        let local = root + "/.build/pymcdm/bin/python"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: FileManager.default.isExecutableFile(atPath: local) ? local : "/usr/bin/python3")
        process.arguments = ["-c", script]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return { _ in [] } }
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let times = (try? JSONSerialization.jsonObject(with: text)) as? [String: [[Any]]] ?? [:]
        return { name in
            (times[name] ?? []).compactMap { entry in
                guard let peer = entry.first as? String, let value = entry.last as? Double else { return nil }
                return (peer, value)
            }
        }
    }
}
