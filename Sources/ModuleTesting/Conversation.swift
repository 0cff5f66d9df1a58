import Diagnostics
import Documents
import LineProtocol
import Loading
import ModuleHost

/// An answer to a request, kept with its own document.
struct Reply {
    let document: Document
    let message: Message

    var result: Node? {
        guard case .answer(_, let result) = message else { return nil }
        return Node(document: document, index: result)
    }

    var error: Node? {
        guard case .refusal(_, let error) = message else { return nil }
        return Node(document: document, index: error)
    }

    /// JSON text of the id.
    var id: String {
        switch message {
        case .answer(let id, _): String(decoding: id.text, as: UTF8.self)
        case .refusal(let id?, _): String(decoding: id.text, as: UTF8.self)
        default: "null"
        }
    }

    /// The list of measurements as it stands, to compare answers byte by byte.
    var measurementText: String? { result?["measurements"]?.raw }
}

/// One run of a module: requests out, answers in, anything else is a finding.
final class Conversation {
    let line: ModuleLine
    private let module: InstalledModule
    /// Answers that came while another was waited for.
    private(set) var early: [String: Reply] = [:]
    private var asked: Set<String> = []
    private var answered: Set<String> = []
    private var nextID = 1

    init(_ module: InstalledModule, engineDirectory: String) throws(CheckFailure) {
        self.module = module
        do {
            line = try ModuleLine(module, engineDirectory: engineDirectory)
        } catch {
            throw CheckFailure(error.message)
        }
    }

    deinit { line.end() }

    /// Sends a request with the id spelled as given, without waiting.
    func send(id: String, _ method: String, _ params: String) {
        asked.insert(id)
        line.send(Array(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#.utf8) + [0x0A])
    }

    func notify(_ method: String, _ params: String) {
        line.send(Array(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(params)}"#.utf8) + [0x0A])
    }

    /// Announces an id that is sent as raw bytes.
    func expect(id: String) { asked.insert(id) }

    func freshID() -> String {
        nextID += 1
        return "\(nextID)"
    }

    /// Sends a request and waits for its answer.
    func ask(
        _ method: String, _ params: String = "{}", id: String? = nil, within seconds: Double? = nil
    ) throws(CheckFailure) -> Reply {
        let id = id ?? freshID()
        send(id: id, method, params)
        return try answer(to: id, "'\(method)'", within: seconds ?? patience)
    }

    /// Seconds to wait for an answer: longer than the module's own limit, which a check of its own holds it to.
    var patience: Double { 1 + 2 * module.manifest.limits.measureSeconds }

    /// Waits for the answer to one request; answers to others are kept.
    func answer(to id: String, _ what: String, within seconds: Double) throws(CheckFailure) -> Reply {
        let deadline = monotonicSeconds() + seconds
        while true {
            if let reply = early.removeValue(forKey: id) { return reply }
            guard let reply = try next(within: deadline - monotonicSeconds()) else {
                throw CheckFailure("\(what) was not answered within \(plain(seconds)) s\(lastWords)")
            }
            early[reply.id] = reply
        }
    }

    /// The next answer, nil when none came in time. Throws for anything that is not an answer to what was asked.
    func next(within seconds: Double) throws(CheckFailure) -> Reply? {
        let deadline = monotonicSeconds() + seconds
        while true {
            switch line.next(within: max(0, deadline - monotonicSeconds())) {
            case .nothing: return nil
            case .closed(let tail):
                let half = tail > 0 ? ", leaving \(tail) bytes without a line feed" : ""
                let code = line.exitCode(within: 0.5).map { "with exit code \($0)" } ?? "and lives on"
                throw CheckFailure("it closed its output before it had answered, \(code)\(half)\(lastWords)")
            case .tooLong(let length): throw CheckFailure("it wrote a line of \(length) bytes, more than 16 MiB")
            case .line(let text):
                if let reply = try take(text) { return reply }
            }
        }
    }

    /// How its run ended.
    struct Ending {
        /// The exit code, nil while it is running.
        let code: Int?
        /// Bytes at the end of its output without a line feed.
        let tail: Int
    }

    /// Ends its input and hears it out: answers that were still owed are kept, anything that is no message is a finding.
    @discardableResult
    func finish(within seconds: Double = 0.3) throws(CheckFailure) -> Ending {
        line.finishInput()
        let deadline = monotonicSeconds() + seconds
        var left = 0
        hearing: while true {
            switch line.next(within: max(0, deadline - monotonicSeconds())) {
            case .nothing: break hearing
            case .closed(let tail):
                left = tail
                break hearing
            case .tooLong(let length): throw CheckFailure("it wrote a line of \(length) bytes, more than 16 MiB")
            case .line(let text):
                if let reply = try take(text) { early[reply.id] = reply }
            }
        }
        return Ending(code: line.exitCode(within: max(0.05, deadline - monotonicSeconds())), tail: left)
    }

    /// The exit code after the end of its input, which it has to notice in time.
    func exit(within seconds: Double = 2) throws(CheckFailure) -> Int {
        guard let code = try finish(within: seconds).code else {
            throw CheckFailure("it was still running \(plain(seconds)) s after the end of its input")
        }
        return code
    }

    /// A line as an answer; nil for a notification.
    private func take(_ text: [UInt8]) throws(CheckFailure) -> Reply? {
        let shown = "\(quoted(String(decoding: text, as: UTF8.self), limit: 80)), \(text.count) bytes"
        let document = Document()
        do {
            try document.read(json: text.span)
        } catch {
            throw CheckFailure("it wrote something other than a message to standard output: \(shown)")
        }
        let message: Message
        do {
            message = try Message(document)
        } catch {
            throw CheckFailure("it wrote a line that is no message (\(error.message)): \(shown)")
        }
        let reply = Reply(document: document, message: message)
        switch message {
        case .notification: return nil
        case .request: throw CheckFailure("it sent a request, and modules only answer: \(shown)")
        case .answer, .refusal:
            guard asked.contains(reply.id) else {
                throw CheckFailure("it answered an id that was not asked: \(shown)")
            }
            guard answered.insert(reply.id).inserted else {
                throw CheckFailure("it answered the request \(reply.id) twice: \(shown)")
            }
            return reply
        }
    }

    /// The last line it wrote to standard error, where it wrote any.
    var lastWords: String {
        let text = String(decoding: line.errorTail, as: UTF8.self)
        guard let last = text.split(separator: "\n").last(where: { !$0.allSatisfy(\.isWhitespace) }) else { return "" }
        return "; its last words: \(last.prefix(200))"
    }
}

/// Seconds as people write them.
func plain(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
}
