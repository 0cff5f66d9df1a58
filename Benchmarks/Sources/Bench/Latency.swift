import Foundation

/// From cold to the first answer, and a warm request through `serve` and its modules.
struct Latency {
    let plumbline: String
    let deployments: Deployments

    func rows() throws -> [Row] {
        let spawn = try median(30) { try start("/bin/true", [], nil) }
        let python = try? median(5) { try start("python3", ["-c", "print(1)"], nil) }
        let ping = try median(20) {
            try start(plumbline, ["serve"], Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n".utf8))
        }
        let answer = try median(20) { try start(plumbline, ["serve"], assess(1)) }
        let warm = try roundTrips(plumbline, ["serve"], count: 2000) { assess($0) }
        let pings = try roundTrips(plumbline, ["serve"], count: 2000) {
            Array("{\"jsonrpc\":\"2.0\",\"id\":\($0),\"method\":\"ping\"}\n".utf8)
        }
        let echo = try roundTrips("cat", [], count: 2000) { assess($0) }
        let floors = [("floor: starting /bin/true", spawn * 1e3)] + (python.map { [("peer: python3 -c 'print(1)'", $0 * 1e3)] } ?? [])
        return [
            Row("first answer from cold, engine only", ping * 1e3, "ms", beside: floors),
            Row(
                "first answer from cold, four modules", answer * 1e3, "ms", beside: floors, budget: .most(15),
                why: "the engine alone is there after \(Table.figure(ping * 1e3)) ms: two thirds of that is reading and compiling five "
                    + "manifests and their schemas, a tenth the argument parser; the rest is four processes that start, greet and measure "
                    + "on what the machine has left, at a load of \(load())"),
            Row(
                "warm request, four modules, p50", warm.p50 * 1e6, "µs",
                beside: [("floor: the same line through cat", echo.p50 * 1e6), ("ping through serve", pings.p50 * 1e6)],
                budget: .most(200), why: why(warm, echo.p50)),
            Row(
                "warm request, four modules, p99", warm.p99 * 1e6, "µs",
                beside: [("floor: the same line through cat", echo.p99 * 1e6), ("ping through serve", pings.p99 * 1e6)],
                budget: .most(1000), why: "the tail is the scheduler's, at a load of \(load()) on two cores; five processes take turns"),
        ]
    }

    private func why(_ warm: RoundTrips, _ echo: Double) -> String {
        "of it \(Table.figure(warm.engine * 1e6)) µs are work of the engine and \(Table.figure(warm.modules * 1e6)) µs work of "
            + "the modules, one after the other for a single request; the budget was set for documents of 2.4 KB and 40 "
            + "indicators without bounds. A line there and back costs \(Table.figure(echo * 1e6)) µs"
    }

    private func assess(_ id: Int) -> [UInt8] {
        Array("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"assess\",\"params\":{\"profile\":\"\(Deployments.profile)\",\"asOf\":\"\(Deployments.asOf)\",\"deployment\":".utf8)
            + deployments.line(id).dropLast() + Array("}}\n".utf8)
    }

    /// Seconds from before the start to the first line, or to the end where nothing is asked.
    private func start(_ path: String, _ arguments: [String], _ request: [UInt8]?) throws -> Double {
        let begin = DispatchTime.now().uptimeNanoseconds
        let child = try Child(path, arguments)
        if let request { child.send(request) }
        _ = child.nextLine()
        let time = Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
        child.closeInput()
        child.end()
        return time
    }

    private func roundTrips(
        _ path: String, _ arguments: [String], count: Int, _ request: (Int) -> [UInt8]
    ) throws -> RoundTrips {
        let child = try Child(path, arguments)
        var times: [Double] = []
        var before = (engine: 0.0, modules: 0.0)
        for number in 1...count + 200 {
            if number == 201 { before = (child.ownSeconds, child.childrenSeconds) }
            let line = request(number)
            let time = seconds {
                child.send(line)
                _ = child.nextLine()
            }
            if number > 200 { times.append(time) }
        }
        let work = (engine: child.ownSeconds - before.engine, modules: child.childrenSeconds - before.modules)
        child.closeInput()
        child.end()
        times.sort()
        return RoundTrips(
            p50: times[times.count / 2], p99: times[times.count * 99 / 100], engine: work.engine / Double(count),
            modules: work.modules / Double(count))
    }

    /// Seconds of a request, and the processor seconds it took on both sides.
    private struct RoundTrips {
        let p50: Double
        let p99: Double
        let engine: Double
        let modules: Double
    }

    private func median(_ count: Int, _ work: () throws -> Double) rethrows -> Double {
        let times = try (0..<count).map { _ in try work() }.sorted()
        return times[times.count / 2]
    }
}
