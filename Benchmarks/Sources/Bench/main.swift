import Foundation

signal(SIGPIPE, SIG_IGN)

/// bench ROOT [json|pipeline|latency|comparison|million [COUNT]]…: everything but the million where nothing is named.
let arguments = Array(CommandLine.arguments.dropFirst())
guard let root = arguments.first else {
    print("usage: Bench ROOT [json|pipeline|latency|comparison|million [COUNT]]")
    exit(64)
}
let plumbline = ProcessInfo.processInfo.environment["PLUMBLINE"] ?? root + "/.build/release/plumbline"
let chosen = arguments.dropFirst().filter { Int($0) == nil }
let steps = chosen.isEmpty ? ["json", "pipeline", "latency", "comparison"] : Array(chosen)

do {
    let file = root + "/Examples/d6-asean-city/option-b.yaml"
    let deployments = try Deployments(file: file, plain: true)
    let evidenced = try Deployments(file: file, plain: false)
    print("\(plumbline), deployments of \(deployments.line(1).count) bytes, \(evidenced.line(1).count) with evidence; \(ProcessInfo.processInfo.activeProcessorCount) processors, load \(load())")
    for step in steps {
        switch step {
        case "json": Table.show("JSON", try JSONRates.rows(deployments))
        case "pipeline":
            Table.show("Pipeline", try Pipeline(plumbline: plumbline, deployments: deployments, evidenced: evidenced).rows())
        case "latency":
            Table.show("Latency", try Latency(plumbline: plumbline, deployments: deployments).rows())
        case "comparison":
            Table.show("Comparison", try Comparisons(plumbline: plumbline, root: root).rows())
        case "million":
            let count = arguments.compactMap { Int($0) }.first ?? 1_000_000
            try Endurance(plumbline: plumbline, count: count).run()
        default:
            print("there is no step \(step)")
            exit(64)
        }
    }
} catch {
    print("bench: \(error)")
    exit(70)
}

/// The machine's load in the last minute: what else ran while this was measured.
func load() -> String {
    (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").first.map(String.init) ?? "unknown"
}
