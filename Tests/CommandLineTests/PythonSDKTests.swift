import Foundation
import TestSupport
import Testing

/// The Python SDK of one file, as an author meets it.
@Suite struct PythonSDKTests {
    /// Runs a program beside the SDK; lines go in, lines come out.
    private func run(_ program: String, _ lines: [String] = []) throws -> CommandRun {
        let directory = TemporaryDirectory()
        directory.write("plumbline_module.py", try Checkout.text("Plugins/Templates/python/plumbline_module.py"))
        directory.write("main.py", program)
        return try CommandRun.run(
            "/usr/bin/env", ["python3", "-B", directory.path + "/main.py"],
            input: lines.map { $0 + "\n" }.joined())
    }

    private static let program = """
        from plumbline_module import *
        module = Module()
        @module.indicator("ratio")
        def ratio(reading):
            print("a stray line")
            people, sites = reading["staff"]["people"].number, reading["staff"]["sites"].number
            return unavailable() if people is None or sites is None else people / sites
        @module.indicator("worst")
        def worst(reading):
            return reading["staff"]["state"].text
        module.run()

        """

    private func measure(_ id: String, _ deployment: String) -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"measure","params":{"deployment":\#(deployment)}}"#
    }

    @Test func `what was read and what was missing come by themselves, and a print stays out of the way`() throws {
        let run = try run(
            PythonSDKTests.program,
            [
                measure("1", #"{"staff":{"people":6,"sites":4,"state":"good"}}"#),
                measure(#""\u0061/1""#, #"{"staff":{"people":6}}"#),
                measure("3", #"{"staff":{"people":6,"sites":0,"state":7}}"#),
            ])
        #expect(
            run.output == """
                {"jsonrpc":"2.0","id":1,"result":{"measurements":[\
                {"indicator":"ratio","outcome":"measured","value":1.5,"rests":["/staff/people","/staff/sites"]},\
                {"indicator":"worst","outcome":"measured","value":"good","rests":["/staff/state"]}]}}
                {"jsonrpc":"2.0","id":"\\u0061/1","result":{"measurements":[\
                {"indicator":"ratio","outcome":"unavailable","missing":["/staff/sites"],"rests":["/staff/people"]},\
                {"indicator":"worst","outcome":"failed",\
                "reason":"None is neither a finite number, a key nor an answer"}]}}
                {"jsonrpc":"2.0","id":3,"result":{"measurements":[\
                {"indicator":"ratio","outcome":"failed","reason":"ZeroDivisionError: division by zero",\
                "rests":["/staff/people","/staff/sites"]},\
                {"indicator":"worst","outcome":"failed",\
                "reason":"None is neither a finite number, a key nor an answer"}]}}

                """)
        #expect(run.errors == "a stray line\na stray line\na stray line\n")
        #expect(run.status == 0)
    }

    @Test func `every method is answered once, whatever came before`() throws {
        let run = try run(
            PythonSDKTests.program,
            [
                "no JSON at all", #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
                #"{"jsonrpc":"2.0","id":"v","method":"hello","params":{"versions":["9.0"]}}"#,
                #"{"jsonrpc":"2.0","id":"m","method":"hello","params":{"versions":["1.0"],"module":{"id":"staff","#
                    + #""version":"1.0.0","indicators":["ratio","best"]}}}"#,
                #"{"jsonrpc":"2.0","id":"x","method":"dance"}"#, measure("4", "7"),
                #"{"jsonrpc":"2.0","id":"s","method":"shutdown","params":{}}"#,
                #"{"jsonrpc":"2.0","id":"late","method":"ping","params":{}}"#,
            ])
        let codes = run.output.split(separator: "\n").map { line in
            line.firstMatch(of: /"id":("?[a-z0-9]+"?),"(?:error":\{"code":(-?[0-9]+)|result":\{\})/).map {
                "\($0.1) \($0.2 ?? "{}")"
            } ?? String(line)
        }
        #expect(
            codes == [
                "null -32700", #""v" 1001"#, #""m" 3003"#, #""x" -32601"#, "4 -32602", #""s" {}"#,
            ])
        #expect(run.output.contains("only in the manifest: best; only in the code: worst"))
        #expect(run.output.contains(#""supported":["1.0"]"#))
    }

    @Test func `unknown is never a number, a list or a default`() throws {
        let run = try run(
            """
            from plumbline_module import *
            reading = Reading({"a": None, "list": [1, None], "none": [], "yes": True, "half": 0.5, "whole": 3.0})
            assert reading["a"].number is None and reading["b"]["c"].text is None
            assert reading["yes"].number is None and reading["yes"].flag is True
            assert reading["half"].integer is None and reading["whole"].integer == 3
            assert [item.number for item in reading["list"].items] == [1, None]
            assert reading["none"].items == [] and reading["absent"].items is None
            assert not reading["a"].is_known and reading["half"].is_known
            assert list(reading._missing) == ["/a", "/b/c", "/yes", "/half", "/list/1", "/absent"], reading._missing
            assert list(reading._rests) == ["/yes", "/whole", "/list/0", "/none"], reading._rests
            assert reading["x/y~z"].pointer == "/x~1y~0z"
            assert reading.home is None and reading.is_trusted("ID") is None
            known = Reading({}, {"limit": 4}, {"home": "ID", "trusted": ["SG"], "horizonYears": 5},
                            {"scale/forecast-devices": {"outcome": "measured", "value": 7},
                             "scale/other": {"outcome": "failed"}}, "2026-11-23")
            assert known.is_trusted("SG") and known.is_trusted("ID") and not known.is_trusted("US")
            assert known.parameters["limit"].number == 4 and not known._rests
            assert known.upstream("scale/forecast-devices") == 7 and known.upstream("scale/other") is None
            assert bounded(1, 1).outcome == "measured" and bounded(2, 1).outcome == "failed"
            assert bounded(0, float("inf")).outcome == "failed" and bounded(0, 2, 1).members["value"] == 1
            assert among("a").members == {"value": "a"} and among("a", "b").members == {"among": ["a", "b"]}
            assert measured(2).saying("two of three").members == {"value": 2, "note": "two of three"}
            print("all right")

            """)
        #expect(run.output == "all right\n", "\(run.errors)")
    }
}
