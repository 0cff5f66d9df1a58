import Documents

/// Ids, the small methods, what is to be ignored, and the end.
enum MethodChecks {
    static let all = [
        pings, integerIDs, stringIDs, spelledIDs, unknownMethod, unknownMembers, unknownNotification, strangerCancelled,
        shutsDown, endsAtEOF, answersBeforeEOF, endsWithZero,
    ]

    private static func ping(_ conversation: Conversation, id: String? = nil) throws(CheckFailure) {
        let reply = try conversation.ask("ping", id: id)
        guard let result = reply.result, result.kind == .object else {
            throw CheckFailure("ping was answered \((reply.error?.raw ?? reply.result?.raw ?? "").prefix(120))")
        }
    }

    static let pings = Check("method.ping", .required, "it answers ping with {}") { trial throws(CheckFailure) in
        try ping(try trial.greeted())
        return "answered"
    }

    private static func echo(_ ids: [String], _ trial: Trial) throws(CheckFailure) -> String {
        let conversation = try trial.greeted()
        for id in ids { try ping(conversation, id: id) }
        return ids.joined(separator: ", ")
    }

    static let integerIDs = Check("id.integer", .required, "integer ids come back as they were") {
        trial throws(CheckFailure) in try echo(["1", "0", "-7", "9007199254740991"], trial)
    }

    static let stringIDs = Check("id.string", .required, "string ids come back as they were, digits among them") {
        trial throws(CheckFailure) in
        let longest = "\"" + String(repeating: "x", count: 128) + "\""
        _ = try echo([#""a""#, #""17""#, #""a b/c:1""#, longest], trial)
        return #""a", "17", "a b/c:1", one of 128 bytes"#
    }

    static let spelledIDs = Check("id.spelling", .advice, "ids come back byte for byte, however they are spelled") {
        trial throws(CheckFailure) in try echo([#""é–7""#, #""\u0061\/1""#], trial)
    }

    static let unknownMethod = Check("method.unknown", .required, "a method it does not know is answered −32601") {
        trial throws(CheckFailure) in
        let reply = try trial.greeted().ask("dance/waltz", #"{"tempo":3}"#)
        guard reply.error?["code"]?.integer == -32601 else {
            throw CheckFailure("'dance/waltz' was answered \(trial.refusal(reply))")
        }
        return "'dance/waltz' was answered −32601"
    }

    static let unknownMembers = Check(
        "members.unknown", .required, "members it does not know are ignored", needs: .measuring
    ) {
        trial throws(CheckFailure) in
        let stranger = #""x-unknown":{"deep":[1,{"a":null}]},"another":true"#
        let conversation = try trial.conversation()
        let greeting = try conversation.ask("hello", trial.hello(extra: stranger), within: trial.startSeconds)
        guard greeting.result != nil else {
            throw CheckFailure("hello with unknown members was answered \(trial.refusal(greeting))")
        }
        guard let (sample, before, _) = try trial.answers().first else { return "no input" }
        conversation.expect(id: "900")
        let line =
            #"{"x-before":[],"jsonrpc":"2.0","id":900,"method":"measure","params":"#
            + sample.params(extra: stranger + ",") + #","x-after":"y"}"#
        conversation.line.send(Array((line + "\n").utf8))
        let after = try conversation.answer(
            to: "900", "measure with unknown members", within: conversation.patience)
        guard after.measurementText == before.measurementText else {
            throw CheckFailure("with unknown members the answer is another: \(trial.refusal(after))")
        }
        return "in hello, in measure and beside them"
    }

    static let unknownNotification = Check(
        "notification.unknown", .required, "a notification it does not know is ignored"
    ) {
        trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        conversation.notify("notifications/weather", #"{"rain":true}"#)
        try ping(conversation)
        try conversation.finish()
        return "and the next request answered"
    }

    static let strangerCancelled = Check(
        "notification.cancelled", .required, "cancelling what was never asked is ignored"
    ) { trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        conversation.notify("notifications/cancelled", #"{"requestId":"never asked"}"#)
        try ping(conversation)
        try conversation.finish()
        return "and the next request answered"
    }

    static let shutsDown = Check("method.shutdown", .required, "it answers shutdown with {} and leaves") {
        trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        let reply = try conversation.ask("shutdown")
        guard reply.result?.kind == .object else { throw CheckFailure("shutdown was answered \(trial.refusal(reply))") }
        _ = try conversation.exit()
        return "answered, and ended with its input"
    }

    static let endsAtEOF = Check("eof.exit", .required, "it ends when its input ends") { trial throws(CheckFailure) in
        return "exit code \(try trial.greeted().exit())"
    }

    static let answersBeforeEOF = Check(
        "eof.in-flight", .required, "what was asked before its input ended is answered", needs: .measuring
    ) { trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        let asked = trial.samples.prefix(8)
        for (number, sample) in asked.enumerated() {
            conversation.send(id: "\(100 + number)", "measure", sample.params())
        }
        try conversation.finish(within: conversation.patience)
        for number in asked.indices where conversation.early["\(100 + number)"] == nil {
            throw CheckFailure(
                "of \(asked.count) requests sent before the end, \(conversation.early.count) were answered")
        }
        return "\(asked.count) requests"
    }

    static let endsWithZero = Check("eof.status", .advice, "it ends with exit code 0") { trial throws(CheckFailure) in
        let code = try trial.greeted().finish(within: 2).code
        if let code, code != 0 { throw CheckFailure("exit code \(code)") }
        return "exit code 0"
    }
}
