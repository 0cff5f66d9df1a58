import Foundation

/// Many deployments through `plumbline stream`: processor time per document and documents per second.
struct Pipeline {
    let plumbline: String
    let deployments: Deployments
    let evidenced: Deployments

    private struct Figures {
        var engineMicroseconds = 0.0
        var moduleMicroseconds = 0.0
        var perSecond = 0.0
    }

    func rows() throws -> [Row] {
        let fresh = try measure(count: 10_000, ["--no-cache", "--format", "summary"])
        let records = try measure(count: 10_000, ["--no-cache"])
        let cached = try measure(count: 20_000, ["--format", "summary"], distinct: 200)
        let ranged = try measure(count: 1_000, ["--no-cache", "--format", "summary"], of: evidenced)
        let parse = parseMicroseconds()
        let python = try pythonMicroseconds()
        return [
            Row(
                "engine alone, full catalogue, summaries", fresh.engineMicroseconds, "µs/doc",
                beside: [("floor: reading the line and digesting it", parse)] + python, budget: .most(10),
                why: Self.why(fresh.engineMicroseconds, parse)),
            Row(
                "engine alone, with evidence and ranges", ranged.engineMicroseconds, "µs/doc",
                beside: [("of the modules, which measure ends and insides of ranges", ranged.moduleMicroseconds)]),
            Row("engine alone, whole records", records.engineMicroseconds, "µs/doc", beside: python),
            Row(
                "whole pipeline, four modules, summaries", fresh.engineMicroseconds + fresh.moduleMicroseconds, "µs/doc",
                beside: [("of which the modules", fresh.moduleMicroseconds)] + python, budget: .most(40),
                why: "the engine takes \(Table.figure(fresh.engineMicroseconds)) and the modules \(Table.figure(fresh.moduleMicroseconds)) of it"),
            Row(
                "stream, nothing twice", fresh.perSecond, "docs/s",
                beside: [("whole records instead of summaries", records.perSecond)], budget: .least(40_000),
                why: "one engine thread at \(Table.figure(fresh.engineMicroseconds)) µs a document can do at most "
                    + "\(Table.figure(1e6 / fresh.engineMicroseconds)) a second; the machine was shared while this ran"),
            Row(
                "stream, 200 deployments again and again", cached.perSecond, "docs/s",
                beside: [("without the cache", fresh.perSecond)], budget: .least(40_000),
                why: "the engine alone takes \(Table.figure(cached.engineMicroseconds)) µs a document: reading, checking, digesting, judging and writing stay"),
        ]
    }

    private static func why(_ engine: Double, _ parse: Double) -> String {
        "reading is \(Table.figure(parse)) of it; the rest is checking against four schemas, projection, judging some 45 "
            + "indicators with their bounds, gates and writing; the budget was set on a prototype of 10 indicators a module "
            + "that did not check, bound or explain"
    }

    private func measure(count: Int, _ options: [String], distinct: Int? = nil, of other: Deployments? = nil) throws -> Figures {
        let deployments = other ?? self.deployments
        let child = try Child(
            plumbline, ["stream", "--profile", Deployments.profile, "--as-of", Deployments.asOf] + options)
        let warm = 500
        let lines = deployments.lines(0..<(distinct ?? count))
        let warmLines = deployments.lines(1_000_000..<1_000_000 + warm)
        let warmer = Feeder { child.send(warmLines) }
        warmer.start()
        for _ in 0..<warm { guard child.nextLine() != nil else { throw BenchProblem("stream ended early") } }
        warmer.wait()
        let (engine, modules) = (child.ownSeconds, child.childrenSeconds)
        let repeats = count / (distinct ?? count)
        let feeder = Feeder { for _ in 0..<repeats { child.send(lines) } }
        let time = try seconds {
            feeder.start()
            for _ in 0..<count { guard child.nextLine() != nil else { throw BenchProblem("stream ended early") } }
        }
        feeder.wait()
        var figures = Figures()
        figures.engineMicroseconds = (child.ownSeconds - engine) / Double(count) * 1e6
        figures.moduleMicroseconds = (child.childrenSeconds - modules) / Double(count) * 1e6
        figures.perSecond = Double(count) / time
        child.closeInput()
        while child.nextLine() != nil {}
        child.end()
        return figures
    }

    private func parseMicroseconds() -> Double { DocumentFloor.microseconds(deployments) }

    /// The same lines read and written by Python's own json, which does nothing else with them.
    private func pythonMicroseconds() throws -> [(name: String, value: Double)] {
        let script = """
            import json, sys, time
            lines = sys.stdin.buffer.read().splitlines()
            start = time.process_time()
            for line in lines: json.dumps(json.loads(line))
            print((time.process_time() - start) / len(lines) * 1e6)
            """
        guard let child = try? Child("python3", ["-c", script]) else { return [] }
        child.send(deployments.lines(0..<2000))
        child.closeInput()
        defer { child.end() }
        guard child.nextLine() != nil, let value = Double(child.lastLine) else { return [] }
        return [("peer: Python json, reading and writing it only", value)]
    }
}

/// A thread that feeds while we read.
final class Feeder: @unchecked Sendable {
    private let work: () -> Void
    private let done = DispatchSemaphore(value: 0)

    init(_ work: @escaping () -> Void) { self.work = work }

    func start() {
        Thread.detachNewThread { [self] in
            work()
            done.signal()
        }
    }

    func wait() { done.wait() }
}
