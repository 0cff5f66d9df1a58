import Documents
import ModuleHost

/// Several requests in flight, requests given up, time, and answers that do not depend on any of it.
enum ConcurrencyChecks {
    static let all = [pipelines, survivesCancel, meetsOwnLimit, answersLate, isDeterministic, ignoresOrder]

    static let pipelines = Check(
        "pipelining", .required, "requests that arrive together are each answered", needs: .measuring
    ) { trial throws(CheckFailure) in
        let alone = try trial.answers()
        let conversation = try trial.greeted()
        let count = min(trial.module.manifest.limits.concurrency, 64)
        var bytes: [UInt8] = []
        for number in 0..<count {
            let sample = alone[number % alone.count].sample
            conversation.expect(id: "\(1000 + number)")
            bytes += Array(
                #"{"jsonrpc":"2.0","id":\#(1000 + number),"method":"measure","params":\#(sample.params())}"#.utf8)
            bytes.append(0x0A)
        }
        conversation.line.send(bytes)
        for number in 0..<count {
            let what = "request \(number + 1) of \(count) sent at once"
            let reply = try conversation.answer(to: "\(1000 + number)", what, within: conversation.patience)
            guard reply.measurementText != nil else {
                throw CheckFailure("\(what) was answered \(trial.refusal(reply))")
            }
        }
        try conversation.finish()
        return "\(count) requests in one write"
    }

    static let survivesCancel = Check(
        "cancellation", .required, "a cancelled request is answered once, and the next one too", needs: .measuring
    ) { trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        guard let sample = trial.samples.first else { return "no input" }
        conversation.expect(id: "61")
        // In one write, so that the cancellation is there before the answer can be.
        conversation.line.send(
            Array(#"{"jsonrpc":"2.0","id":61,"method":"measure","params":\#(sample.params())}"#.utf8) + [0x0A]
                + Array(
                    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":61}}"#.utf8) + [0x0A])
        let reply = try conversation.answer(to: "61", "a cancelled request", within: conversation.patience)
        if let code = reply.error?["code"]?.integer, code != 1006 {
            throw CheckFailure("a cancelled request was answered with the error \(code), not 1006")
        }
        _ = try conversation.ask("ping")
        try conversation.finish()
        return reply.result == nil ? "answered 1006" : "answered in full"
    }

    static let meetsOwnLimit = Check(
        "deadline.own-limit", .required, "it answers within the measure-seconds of its manifest", needs: .measuring
    ) { trial throws(CheckFailure) in
        let limit = trial.module.manifest.limits.measureSeconds
        let slowest = try trial.answers().max { $0.seconds < $1.seconds }
        guard let slowest, slowest.seconds > limit else {
            let milliseconds = ((slowest?.seconds ?? 0) * 10_000).rounded() / 10
            return "slowest \(milliseconds) ms of \(plain(limit)) s"
        }
        throw CheckFailure("\(slowest.sample.name) took \(slowest.seconds) s, more than \(plain(limit)) s")
    }

    static let answersLate = Check(
        "deadline.passed", .required, "a request whose time is up is still answered once", needs: .measuring
    ) { trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        guard let sample = trial.samples.first else { return "no input" }
        let reply = try conversation.ask("measure", sample.params(deadlineMilliseconds: 0))
        if let code = reply.error?["code"]?.integer, code != 1007 {
            throw CheckFailure("with no time left it answered with the error \(code), not 1007")
        }
        try conversation.finish()
        return reply.result == nil ? "answered 1007" : "answered in full"
    }

    static let isDeterministic = Check(
        "determinism", .advice, "the same question gets the same bytes, in the same process and in another",
        needs: .measuring
    ) { trial throws(CheckFailure) in
        let samples = trial.samples.prefix(40)
        let doubled = samples.flatMap { [$0, $0] }
        let texts = try trial.texts(of: doubled)
        let before = try trial.answers()
        for (number, sample) in samples.enumerated() {
            guard texts[2 * number] == texts[2 * number + 1] else {
                throw difference("asked twice about", sample, texts[2 * number], texts[2 * number + 1])
            }
            let other = before[number].reply.measurementText ?? ""
            guard texts[2 * number] == other else {
                throw difference("asked in another process about", sample, texts[2 * number], other)
            }
        }
        return "\(samples.count) inputs, twice each, in two processes"
    }

    static let ignoresOrder = Check(
        "order", .advice, "an answer does not depend on what was asked before", needs: .measuring
    ) { trial throws(CheckFailure) in
        let before = try trial.answers()
        let backwards = try trial.texts(of: trial.samples.reversed())
        for (position, (sample, reply, _)) in before.enumerated() {
            let other = backwards[backwards.count - 1 - position]
            guard reply.measurementText == other else {
                throw difference("asked in the opposite order about", sample, reply.measurementText ?? "", other)
            }
        }
        return "\(before.count) inputs, forwards and backwards"
    }
}

/// Two answers that should be one, shown where they part.
func difference(_ what: String, _ sample: Sample, _ one: String, _ other: String) -> CheckFailure {
    let common = zip(one.utf8, other.utf8).prefix { $0 == $1 }.count
    func shown(_ text: String) -> String {
        let start = max(0, common - 40)
        return "…" + String(decoding: Array(text.utf8).dropFirst(start).prefix(100), as: UTF8.self)
    }
    return CheckFailure("\(what) \(sample.name), it answered \(shown(one)) and \(shown(other))")
}
