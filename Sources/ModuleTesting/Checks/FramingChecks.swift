import Documents
import ModuleHost

/// Lines, however their bytes arrive, and nothing but messages in return.
enum FramingChecks {
    static let all = [onlyMessages, oneAnswer, inPieces, longLine, blankLines, quietErrors]

    static let onlyMessages = Check(
        "output.only-messages", .required, "standard output carries messages and nothing else", needs: .nothing
    ) { trial throws(CheckFailure) in
        let conversation = try trial.conversation()
        // Nothing was asked yet: whatever comes now is a banner.
        if try conversation.next(within: 0.15) != nil { throw CheckFailure("it spoke before it was asked") }
        _ = try conversation.ask("hello", trial.hello(), within: trial.startSeconds)
        for sample in trial.samples.prefix(8) { _ = try conversation.ask("measure", sample.params()) }
        let tail = try conversation.finish(within: 1).tail
        guard tail == 0 else { throw CheckFailure("its output ends in \(tail) bytes without a line feed") }
        return "from its start to the end of its input"
    }

    static let oneAnswer = Check("output.one-answer", .required, "every request is answered once", needs: .measuring) {
        trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        for sample in trial.samples.prefix(8) { _ = try conversation.ask("measure", sample.params()) }
        _ = try conversation.ask("ping")
        _ = try conversation.ask("dance/waltz")
        // A second answer would come before the end, and is found there.
        try conversation.finish()
        return "measure, ping and a method it does not know"
    }

    static let inPieces = Check("framing.pieces", .required, "a message may arrive in pieces, cut inside a character") {
        trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        let text = Array(#"{"jsonrpc":"2.0","id":41,"method":"ping","params":{"x":"Łódź – 新竹"}}"#.utf8) + [0x0A]
        conversation.expect(id: "41")
        for byte in text {
            conversation.line.send([byte])
            // Lets it read what is there, so that the next byte arrives by itself.
            if byte >= 0x80, try conversation.next(within: 0.001) != nil {
                throw CheckFailure("it answered half a line")
            }
        }
        _ = try conversation.answer(to: "41", "a message sent byte by byte", within: 5)
        return "byte by byte"
    }

    static let longLine = Check("framing.long-line", .required, "a line of a mebibyte is read whole", needs: .measuring)
    {
        trial throws(CheckFailure) in
        guard let (sample, before, _) = try trial.answers().first else { return "no input" }
        let padding = "\"x-padding\":\"" + String(repeating: "0123456789abcdef", count: 65_536) + "\","
        let after = try trial.greeted().ask("measure", sample.params(extra: padding))
        guard after.measurementText == before.measurementText else {
            throw CheckFailure(
                "with 1 MiB more of what it does not know the answer is another: \(trial.refusal(after))")
        }
        return "1 MiB of padding"
    }

    static let blankLines = Check("framing.blank-lines", .advice, "blank lines and a CR before the LF are ignored") {
        trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        conversation.expect(id: "51")
        conversation.line.send(
            Array("\n\r\n{\"jsonrpc\":\"2.0\",\"id\":51,\"method\":\"ping\",\"params\":{}}\r\n\n".utf8))
        _ = try conversation.answer(to: "51", "ping after blank lines", within: 5)
        try conversation.finish()
        return "two blank lines, CR LF"
    }

    /// The host keeps the last 4 KiB; more is work for nothing, and a module that writes without end is slow.
    static let quietErrors = Check(
        "stderr.flood", .advice, "it writes less than 64 KiB to standard error per request", needs: .measuring
    ) { trial throws(CheckFailure) in
        let conversation = try trial.greeted()
        let samples = trial.samples.prefix(8)
        for sample in samples { _ = try conversation.ask("measure", sample.params()) }
        try conversation.finish()
        let each = conversation.line.errorBytes / max(1, samples.count)
        guard each < 65_536 else { throw CheckFailure("\(each) bytes for each of \(samples.count) requests") }
        return "\(conversation.line.errorBytes) bytes for \(samples.count) requests"
    }
}
