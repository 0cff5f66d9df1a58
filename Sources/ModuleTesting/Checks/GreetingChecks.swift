import Documents

/// `hello`: who it is and which version is spoken.
enum GreetingChecks {
    static let all = [greets, picksVersion, refusesStrangers, namesSupported, saysWhoItIs]

    static let greets = Check("hello.greets", .required, "it starts and answers hello in time", needs: .nothing) {
        trial throws(CheckFailure) in
        let conversation = try trial.conversation()
        let reply = try conversation.ask("hello", trial.hello(), id: #""h""#, within: trial.startSeconds)
        guard let version = reply.result?["version"]?.string else {
            throw CheckFailure("it answered \(trial.refusal(reply))")
        }
        guard version == "1.0" else { throw CheckFailure("it was offered 1.0 and chose \(version)") }
        return "version \(version)"
    }

    static let picksVersion = Check(
        "hello.version", .required, "it picks a version it was offered, the newest it knows"
    ) {
        trial throws(CheckFailure) in
        let conversation = try trial.conversation()
        let offered = ["9.7", "1.0"]
        let reply = try conversation.ask("hello", trial.hello(versions: offered), within: trial.startSeconds)
        guard let version = reply.result?["version"]?.string else {
            throw CheckFailure("offered 9.7 and 1.0 it answered \(trial.refusal(reply))")
        }
        guard version == "1.0" else { throw CheckFailure("offered 9.7 and 1.0 it chose \(version)") }
        return "offered 9.7 and 1.0 it chose 1.0"
    }

    private static func stranger(_ trial: Trial) throws(CheckFailure) -> Reply {
        try trial.conversation().ask("hello", trial.hello(versions: ["9.7"]), within: trial.startSeconds)
    }

    static let refusesStrangers = Check(
        "hello.no-common-version", .required, "without a common version it answers 1001"
    ) {
        trial throws(CheckFailure) in
        let reply = try stranger(trial)
        guard reply.error?["code"]?.integer == 1001 else {
            throw CheckFailure("offered only 9.7 it answered \(trial.refusal(reply))")
        }
        return "offered only 9.7 it answered 1001"
    }

    static let namesSupported = Check("hello.supported", .advice, "with 1001 it says which versions it speaks") {
        trial throws(CheckFailure) in
        let reply = try stranger(trial)
        let supported = reply.error?["data"]?["supported"]?.strings ?? []
        guard !supported.isEmpty else { throw CheckFailure("error.data.supported lists no version") }
        return supported.joined(separator: ", ")
    }

    static let saysWhoItIs = Check("hello.identity", .advice, "it answers with the id and version of its manifest") {
        trial throws(CheckFailure) in
        let conversation = try trial.conversation()
        let reply = try conversation.ask("hello", trial.hello(), within: trial.startSeconds)
        let identity = reply.result?["module"]
        let said = "\(identity?["id"]?.string ?? "no id") \(identity?["version"]?.string ?? "no version")"
        let wanted = "\(trial.module.id) \(trial.module.manifest.version)"
        guard said == wanted else { throw CheckFailure("the manifest says \(wanted), the module \(said)") }
        return said
    }
}
