import Documents
import Foundation

/// Reading and writing JSON, MB of text per second of processor time, on one thread.
enum JSONRates {
    static func rows(_ deployments: Deployments) throws -> [Row] {
        let texts = (0..<200).map { Array(deployments.line($0).dropLast()) }
        let megabytes = Double(texts.reduce(0) { $0 + $1.count }) / 1e6
        let rounds = 40
        let document = Document()
        let read = rate(megabytes, rounds) { for text in texts { try? document.read(json: text.span) } }
        let peerRead = rate(megabytes, 2) {
            for text in texts { _ = try? JSONSerialization.jsonObject(with: Data(text)) }
        }
        let scripts = texts.map { text -> [Step] in
            let document = Document()
            try? document.read(json: text.span)
            var steps: [Step] = []
            note(document.root, &steps)
            return steps
        }
        var writer = JSONWriter()
        let written = rate(megabytes, rounds) {
            for script in scripts {
                writer.clear()
                for step in script { step.write(to: &writer) }
            }
        }
        let objects = texts.compactMap { try? JSONSerialization.jsonObject(with: Data($0)) }
        let peerWritten = rate(megabytes, 2) {
            for object in objects { _ = try? JSONSerialization.data(withJSONObject: object) }
        }
        let python = try pythonRates(texts)
        return [
            Row(
                "read into the tape", read, "MB/s",
                beside: [("Foundation JSONSerialization", peerRead)] + python.map { ($0.name, $0.read) },
                budget: .least(600), why: "text is scanned a byte at a time with bounds checked; the same on an idle machine is what the budget was set on, this one had a load of \(load())"),
            Row(
                "write member by member", written, "MB/s",
                beside: [("Foundation JSONSerialization", peerWritten)] + python.map { ($0.name, $0.written) },
                budget: .least(300), why: "each member costs a closure and a search for what must be escaped"),
        ]
    }

    private static func rate(_ megabytes: Double, _ rounds: Int, _ work: () -> Void) -> Double {
        work()
        let start = threadSeconds()
        for _ in 0..<rounds { work() }
        return megabytes * Double(rounds) / (threadSeconds() - start)
    }

    /// One call of the writer.
    private enum Step {
        case openObject, closeObject, openArray, closeArray, null
        case name(String), string(String), number(Double), bool(Bool)

        func write(to writer: inout JSONWriter) {
            switch self {
            case .openObject: writer.beginObject()
            case .closeObject: writer.endObject()
            case .openArray: writer.beginArray()
            case .closeArray: writer.endArray()
            case .null: writer.null()
            case .name(let name): writer.name(name)
            case .string(let text): writer.string(text)
            case .number(let value): writer.number(value)
            case .bool(let value): writer.bool(value)
            }
        }
    }

    private static func note(_ node: Node, _ steps: inout [Step]) {
        switch node.kind {
        case .object:
            steps.append(.openObject)
            for (name, value) in node.members {
                steps.append(.name(name))
                note(value, &steps)
            }
            steps.append(.closeObject)
        case .array:
            steps.append(.openArray)
            node.elements.forEach { note($0, &steps) }
            steps.append(.closeArray)
        case .number: steps.append(.number(node.double ?? 0))
        case .string: steps.append(.string(node.string ?? ""))
        case .true: steps.append(.bool(true))
        case .false: steps.append(.bool(false))
        default: steps.append(.null)
        }
    }

    /// Python's json, and orjson where it is installed; nothing without Python.
    private static func pythonRates(_ texts: [[UInt8]]) throws -> [(name: String, read: Double, written: Double)] {
        let script = """
            import json, sys, time
            lines = sys.stdin.buffer.read().splitlines()
            size = sum(map(len, lines)) / 1e6
            readers = [("Python json", json.loads, lambda v: json.dumps(v, separators=(",", ":")))]
            try:
                import orjson
                readers.append(("Python orjson", orjson.loads, orjson.dumps))
            except ImportError: pass
            for name, loads, dumps in readers:
                start = time.process_time()
                for _ in range(3): values = [loads(line) for line in lines]
                middle = time.process_time()
                for _ in range(3): [dumps(value) for value in values]
                end = time.process_time()
                print(name, 3 * size / (middle - start), 3 * size / (end - middle), sep="\\t")
            """
        guard let child = try? Child("python3", ["-c", script]) else { return [] }
        for text in texts { child.send(text + [0x0A]) }
        child.closeInput()
        var found: [(String, Double, Double)] = []
        while child.nextLine() != nil {
            let parts = child.lastLine.split(separator: "\t")
            if parts.count == 3, let read = Double(parts[1]), let written = Double(parts[2]) {
                found.append((String(parts[0]), read, written))
            }
        }
        child.end()
        return found.map { (name: $0.0, read: $0.1, written: $0.2) }
    }
}
