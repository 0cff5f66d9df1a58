import Documents
import Foundation
import RiskModel
import Testing

@testable import LineProtocol

/// One golden line per message in `Golden`; what this program writes is compared with it as text, byte for byte.
@Suite struct GoldenLineTests {
    static func golden(_ name: String) throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        return try String(contentsOf: folder.appending(path: name + ".json"), encoding: .utf8)
    }

    private func written(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func expectGolden(
        _ name: String, sourceLocation: SourceLocation = #_sourceLocation, _ write: (inout JSONWriter) -> Void
    ) throws {
        let expected = try Self.golden(name)
        #expect(written(write) == expected, sourceLocation: sourceLocation)
    }

    private let greeting = Hello(
        host: .init(name: "plumbline", version: "0.1.0"),
        module: .init(id: "bridges", version: "1.0.0", indicators: ["load-ratio", "inspection"]))

    @Test func hello() throws {
        try expectGolden("hello") { greeting.write(id: MessageID("h"), to: &$0) }
        let read = Hello(params: document(try Self.golden("hello")).root["params"])
        #expect(read.versions == ["1.0"] && read.host == greeting.host && read.module == greeting.module)
        #expect(read.maxLineBytes == 16_777_216 && read.maxInFlight == 64)
    }

    @Test func theAnswerToHello() throws {
        let result = HelloResult(
            version: .init(major: 1, minor: 0), moduleID: "bridges", moduleVersion: "1.0.0", concurrency: 64)
        try expectGolden("hello-result") { result.write(id: MessageID("h"), to: &$0) }
        let read = try HelloResult(result: try #require(document(try Self.golden("hello-result")).root["result"]))
        #expect(read.version == result.version && read.moduleID == "bridges" && read.concurrency == 64)
    }

    @Test(arguments: ["{}", "{\"version\":\"2.0\"}", "{\"version\":1.0}", "{\"version\":\"1\"}"])
    func anAnswerToHelloWithoutACommonVersionIsRefused(result: String) {
        let error = #expect(throws: ProtocolError.self) { try HelloResult(result: document(result).root) }
        #expect(error?.code == .moduleHandshakeFailed)
    }

    @Test func pingAndShutdown() throws {
        try expectGolden("ping") { Ping.write(id: MessageID(3), to: &$0) }
        try expectGolden("ping-result") { Ping.writeAnswer(id: MessageID(3), to: &$0) }
        try expectGolden("shutdown") { Shutdown.write(id: MessageID("s"), to: &$0) }
    }

    @Test func cancelled() throws {
        try expectGolden("cancelled") { Cancelled.write(requestID: MessageID(17), to: &$0) }
    }

    @Test func measure() throws {
        let context = written {
            MeasureContext(home: "ID", trusted: ["SG"], horizonYears: 5).write(to: &$0)
        }
        let line = written {
            MeasureRequest.write(
                id: MessageID(17), parameters: Array("{\"class\":\"road\"}".utf8), context: Array(context.utf8),
                upstream: [
                    .init(indicator: "rivers/level", outcome: .measured, value: 2.5),
                    .init(indicator: "rivers/flow", outcome: .unavailable, value: nil),
                ], asOf: CalendarDate(year: 2026, month: 11, day: 23), deadlineMilliseconds: 4200,
                deployment: Array("{\"bridges\":[{\"load\":30,\"capacity\":40}]}".utf8), to: &$0)
        }
        let expected = try Self.golden("measure")
        #expect(line == expected)
        let read = MeasureContext(document(line).root["params"]?["context"])
        #expect(read == MeasureContext(home: "ID", trusted: ["SG"], horizonYears: 5))
    }

    @Test func measureSomeIndicatorsOnly() throws {
        try expectGolden("measure-only") {
            MeasureRequest.write(
                id: MessageID(18), parameters: Array("{}".utf8), context: Array("{\"trusted\":[]}".utf8), upstream: [],
                asOf: CalendarDate(year: 2026, month: 11, day: 23), only: ["load-ratio"], deadlineMilliseconds: 4200,
                deployment: Array("{\"bridges\":[{\"load\":31,\"capacity\":40}]}".utf8), to: &$0)
        }
    }

    @Test func aContextWithoutAHomeSaysNothingOfIt() {
        #expect(written { MeasureContext().write(to: &$0) } == "{\"trusted\":[]}")
    }

    private let measurements = [
        Measurement(
            indicator: "load-ratio", answer: .measured(.number(0.75)),
            rests: ["/bridges/0/load", "/bridges/0/capacity"]),
        Measurement(indicator: "inspection", answer: .measured(.key("yearly")), rests: ["/bridges/0/inspection"]),
        Measurement(indicator: "span", answer: .bounded(low: 1, high: 2.5, value: 2)),
        Measurement(indicator: "depth", answer: .bounded(low: 1, high: 1, value: nil)),
        Measurement(indicator: "grade", answer: .among(["a", "b"])),
        Measurement(indicator: "age", answer: .unavailable(missing: ["/bridges/0/built"], reason: nil)),
        Measurement(indicator: "traffic", answer: .unavailable(missing: [], reason: "no survey")),
        Measurement(indicator: "tide", answer: .notApplicable, rests: ["/bridges/0/over"]),
        Measurement(indicator: "wear", answer: .failed(reason: "division by zero")),
        Measurement(
            indicator: "clearance", answer: .measured(.number(4.5)), rests: ["/bridges/0/clearance"],
            note: "At mean high water; at spring tide it is 0.4 m less."),
    ]

    @Test func theAnswerToMeasureHoldsEveryOutcomeAndReadsBackTheSame() throws {
        let line = written { writer in
            writer.answer(MessageID(17)) { result in
                result.object { body in
                    body.name("measurements")
                    body.array { list in for measurement in measurements { MeasureResult.write(measurement, to: &list) }
                    }
                }
            }
        }
        let expected = try Self.golden("measure-result")
        #expect(line == expected)
        let read = try #require(document(line).root["result"]?["measurements"]).elements.map {
            try MeasureResult.read($0)
        }
        #expect(read == measurements)
    }

    @Test(arguments: [
        ("{}", "a measurement names no indicator"), ("{\"indicator\":\"a\"}", "the outcome of 'a' is missing"),
        ("{\"indicator\":\"a\",\"outcome\":\"scored\"}", "the outcome of 'a' is \"scored\""),
        ("{\"indicator\":\"a\",\"outcome\":\"measured\"}", "the value of 'a' is missing, not a finite number or a key"),
        (
            "{\"indicator\":\"a\",\"outcome\":\"measured\",\"value\":null}",
            "the value of 'a' is null, not a finite number or a key"
        ),
        (
            "{\"indicator\":\"a\",\"outcome\":\"measured\",\"value\":1e400}",
            "the value of 'a' is 1e400, not a finite number or a key"
        ),
        ("{\"indicator\":\"a\",\"outcome\":\"bounded\",\"low\":1}", "'a' is bounded without finite numbers low ≤ high"),
        (
            "{\"indicator\":\"a\",\"outcome\":\"bounded\",\"low\":2,\"high\":1}",
            "'a' is bounded without finite numbers low ≤ high"
        ),
        (
            "{\"indicator\":\"a\",\"outcome\":\"bounded\",\"low\":1,\"high\":2,\"value\":3}",
            "the value of 'a' lies outside its own bounds"
        ),
        (
            "{\"indicator\":\"a\",\"outcome\":\"bounded\",\"low\":1,\"high\":2,\"value\":null}",
            "the value of 'a' lies outside its own bounds"
        ),
        ("{\"indicator\":\"a\",\"outcome\":\"bounded\",\"among\":[]}", "'a' is bounded among no keys"),
        ("{\"indicator\":\"a\",\"outcome\":\"not-applicable\",\"note\":7}", "the note of 'a' is 7, not text"),
        ("{\"indicator\":\"a\",\"outcome\":\"not-applicable\",\"note\":\"\"}", "the note of 'a' is \"\", not text"),
        (
            "{\"indicator\":\"a\",\"outcome\":\"not-applicable\",\"note\":\"\(String(repeating: "é", count: 1001))\"}",
            "the note of 'a' has 1001 characters, more than 1000"
        ),
    ])
    func aMeasurementThatIsNoneIsRefusedInWords(text: String, sentence: String) {
        let error = #expect(throws: ProtocolError.self) { try MeasureResult.read(document(text).root) }
        #expect(error == ProtocolError(.moduleResultInvalid, sentence))
    }

    @Test func aRefusalCarriesItsKind() throws {
        let error = ProtocolError(.unsupportedProtocol, "no common version", supported: ["1.0"])
        try expectGolden("refusal") { $0.refusal(MessageID(1), error) }
        let withoutID = ProtocolError(.parseError, "invalid number")
        try expectGolden("refusal-without-id") { $0.refusal(nil, withoutID) }
    }

    @Test func progressAndLog() throws {
        let progress = ProgressNotification(token: Array("\"t\"".utf8), progress: 2, total: 5)
        try expectGolden("progress") { progress.write(to: &$0) }
        let readProgress = ProgressNotification(params: document(try Self.golden("progress")).root["params"])
        #expect(readProgress == progress)
        #expect(
            ProgressNotification(params: document("{\"progress\":1}").root) == nil
                && ProgressNotification(params: nil) == nil)
        let log = LogNotification(level: "warning", message: "two\nlines")
        try expectGolden("log") { log.write(to: &$0) }
        let readLog = LogNotification(params: document(try Self.golden("log")).root["params"])
        #expect(readLog == log)
        #expect(
            LogNotification(params: document("{\"message\":\"x\"}").root)?.level == "info"
                && LogNotification(params: nil) == nil)
    }
}
