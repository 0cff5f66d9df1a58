import Documents
import TestSupport
import Testing

/// `plumbline rank` as a person and a program meet it.
@Suite struct RankTests {
    private func json(_ arguments: [String], input: String? = nil) throws -> Node {
        let run = try CommandRun.plumbline(["rank"] + arguments + ["--format", "json"], input: input)
        #expect(run.status == 0, "\(run.errors)")
        let document = Document()
        try document.read(json: Array(run.output.utf8).span)
        return document.root
    }

    private func figures(_ node: Node?) -> [Double] { ["A", "B", "C", "D"].compactMap { node?[$0]?.double } }

    private func expectNear(_ node: Node?, _ expected: [Double], _ tolerance: Double = 0.000_051) {
        let found = figures(node)
        #expect(found.count == expected.count)
        for (a, b) in zip(found, expected) { #expect((a - b).magnitude <= tolerance, "\(found)") }
    }

    @Test func `the worked option set to the printed digits`() throws {
        let methods = try #require(json(["Examples/city-platform/matrix.yaml"])["methods"])
        expectNear(methods["weighted-sum"]?["scores"], [0.3975, 0.5200, 0.5990, 0.6430])
        expectNear(methods["topsis"]?["scores"], [0.1864, 0.4536, 0.7443, 0.7117])
        expectNear(methods["vikor"]?["s"], [0.7100, 0.4477, 0.3882, 0.3818])
        expectNear(methods["vikor"]?["r"], [0.2500, 0.1810, 0.2000, 0.1500])
        expectNear(methods["vikor"]?["q"], [1, 0.2555, 0.2598, 0])
        #expect(methods["vikor"]?["compromise"]?.strings == ["D", "B", "C"])
        expectNear(methods["promethee-ii"]?["plus"], [0.1993, 0.2947, 0.4120, 0.4333])
        expectNear(methods["promethee-ii"]?["minus"], [0.5547, 0.3600, 0.1947, 0.2300])
        expectNear(methods["promethee-ii"]?["net"], [-0.3553, -0.0653, 0.2173, 0.2033])
        #expect(figures(methods["topsis"]?["ranks"]) == [4, 3, 1, 2])
        #expect(methods["pareto"]?["front"]?.strings == ["A", "B", "C", "D"])
    }

    @Test func `the four modules alone under each aggregate to the printed digits`() throws {
        let rows = [[30, 55, 78, 88], [18, 22, 62, 66], [26, 28, 34, 38], [48, 40, 20, 22]]
        let criteria = (1...4).map { #"{"id":"m\#($0)","direction":"minimise","range":[0,100]}"# }
        let alternatives = zip(["A", "B", "C", "D"], rows).map { #"{"id":"\#($0)","values":\#($1)}"# }
        let text = """
            {"criteria":[\(criteria.joined(separator: ","))],"alternatives":[\(alternatives.joined(separator: ","))],
             "methods":{"owa":{"weights":[0.4,0.3,0.2,0.1]},"power-mean":{"exponent":4}}}
            """
        let methods = try #require(json(["-"], input: text)["methods"])
        let mean = figures(methods["weighted-sum"]?["scores"]).map { 100 * (1 - $0) }
        for (a, b) in zip(mean, [62.75, 42, 31.5, 32.5]) { #expect((a - b).magnitude < 1e-9) }
        expectNear(methods["geometric-mean"]?["scores"], [69.802, 46.384, 31.668, 33.575], 0.000_501)
        expectNear(methods["owa"]?["scores"], [72.6, 51.2, 33.6, 37.6], 0.000_501)
        #expect(((methods["owa"]?["orness"]?.double ?? 0) - 2.0 / 3).magnitude < 1e-12)
        expectNear(methods["power-mean"]?["scores"], [71.908, 54.031, 32.555, 37.911], 0.000_501)
    }

    @Test func `who leads under which weights to the printed digits`() throws {
        let found = try json(["Examples/city-platform/matrix.yaml", "--draws", "100000", "--seed", "7"])
        let shares = found["robustness"]?["overWeights"]?["rankAcceptability"]
        let first = ["A", "B", "C", "D"].compactMap { shares?[$0]?.elements.first?.double }
        for (a, b) in zip(first, [0.048, 0.231, 0.204, 0.517]) { #expect((a - b).magnitude < 0.003, "\(first)") }
        let expected: [([Double], [String])] = [
            ([0.292, 0.573], ["D", "C", "B"]), ([0.379, 0.634], ["D", "C", "B"]), ([], ["D"]), ([], ["D"]),
            ([0.561], ["D", "A"]),
        ]
        let sweeps = try #require(found["robustness"]?["switchPoints"]?.elements)
        #expect(sweeps.count == expected.count)
        for (sweep, (points, leaders)) in zip(sweeps, expected) {
            let stretches = sweep["stretches"]?.elements ?? []
            #expect(stretches.flatMap { $0["leaders"]?.strings ?? [] } == leaders)
            for (stretch, point) in zip(stretches.dropFirst(), points) {
                #expect(((stretch["from"]?.double ?? 0) - point).magnitude < 0.001)
            }
        }
    }

    @Test func `tied options share the better rank, and nothing is divided by nothing`() throws {
        let text = """
            a;b
            direction;minimise;maximise
            x;1;2
            y;1;2
            """
        let table = ";" + text
        let found = try json(["-"], input: table)
        for name in ["weighted-sum", "topsis", "vikor", "promethee-ii", "copras", "marcos", "borda", "copeland"] {
            let ranks = found["methods"]?[name]?["ranks"]
            #expect(ranks?["x"]?.integer == 1 && ranks?["y"]?.integer == 1, "\(name)")
        }
        #expect(found["remarks"]?.strings.first == "all options are alike on 'a', 'b', which separates nobody")
    }

    @Test func `methods are chosen by name and a misspelt one is told`() throws {
        let found = try json(["Examples/city-platform/matrix.csv", "--method", "vikor", "--method", "topsis"])
        #expect(found["methods"]?.members.map(\.name) == ["vikor", "topsis"])
        let run = try CommandRun.plumbline(["rank", "Examples/city-platform/matrix.csv", "--method", "topsys"])
        #expect(run.status == 64)
        #expect(run.errors.contains("There is no method 'topsys'; did you mean 'topsis'?"))
    }

    @Test func `CSV has a line for each figure of each option`() throws {
        let run = try CommandRun.plumbline(
            ["rank", "Examples/city-platform/matrix.csv", "--method", "weighted-sum", "--format", "csv"])
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines[0] == "method,figure,option,value,rank")
        #expect(lines[4].hasPrefix("weighted-sum,scores,D,0.643") && lines[4].hasSuffix(",1"))
    }

    @Test func `a bad matrix ends with 65 and every problem at its line`() throws {
        let run = try CommandRun.plumbline(["rank", "Tests/DeliberationTests/Bad/two-with-one-id.yaml"])
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("two-with-one-id.yaml:1:"))
        #expect(run.errors.contains("two-with-one-id.yaml:4:11: error: more than one option is called 'A'"))
    }
}
