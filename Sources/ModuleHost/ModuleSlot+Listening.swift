import Diagnostics
import Documents
import LineProtocol
import RiskModel

/// What a module says, line by line.
extension ModuleSlot {
    func takeLines(_ process: ModuleProcess) {
        while self.process === process, let line = process.splitter.next() {
            // What comes after a violation counts for nothing, however soon it comes: else chance would judge.
            if supervision.isKilling { continue }
            switch line {
            case .text(let range): take(process.splitter.buffer[range])
            case .tooLong(let length): tooLong(length, process)
            }
        }
        guard self.process === process, !supervision.isKilling else { return }
        if process.splitter.tail > process.splitter.limit { tooLong(process.splitter.tail, process) }
        if process.unasked > ModuleProcess.unaskedLimit {
            violate("wrote \(process.unasked / 1_048_576) MiB without answering", sample: nil)
        }
    }

    private func tooLong(_ length: Int, _ process: ModuleProcess) {
        violate("wrote a line of more than \(process.splitter.limit) bytes", sample: nil)
    }

    private func take(_ line: ArraySlice<UInt8>) {
        let text = Array(line)
        do {
            try document.read(json: text.span)
        } catch {
            return violate("wrote something other than a message to standard output", sample: text)
        }
        do {
            switch try Message(document) {
            case .answer(let id, let result): takeAnswer(id, Node(document: document, index: result), text)
            case .refusal(let id, let error): takeRefusal(id, Node(document: document, index: error), text)
            case .notification(let method, let params): takeNotification(method, params)
            case .request: violate("sent a request; modules only answer", sample: text)
            }
        } catch {
            violate("wrote a line that is no message: \(error.message)", sample: text)
        }
    }

    private func takeAnswer(_ id: MessageID, _ result: Node, _ line: [UInt8]) {
        if id == ModuleSlot.helloID { return takeGreeting(result) }
        if id == ModuleSlot.shutdownID { return }
        guard let number = id.number else { return violate("answered with an id it was not given", sample: line) }
        finish(number, measurements(result))
    }

    private func measurements(_ result: Node) -> Result<[Measurement], ModuleProblem> {
        do throws(ProtocolError) {
            guard let list = result["measurements"], list.kind == .array else {
                throw ProtocolError(.moduleResultInvalid, "the answer holds no list 'measurements'")
            }
            var measurements: [Measurement] = []
            for node in list.elements { measurements.append(try MeasureResult.read(node)) }
            return .success(measurements)
        } catch {
            return .failure(problem(error.code, "module '\(module.id)' gave an invalid answer: \(error.message)"))
        }
    }

    private func takeRefusal(_ id: MessageID?, _ error: Node, _ line: [UInt8]) {
        let message = error["message"]?.string ?? "no reason given"
        if id == ModuleSlot.helloID {
            let sentence = "module '\(module.id)' refused the greeting: \(message)"
            return handle(.violated(problem(.moduleHandshakeFailed, sentence)))
        }
        if id == ModuleSlot.shutdownID { return }
        guard let number = id?.number else {
            return violate("answered with an error that belongs to no request: \(message)", sample: line)
        }
        let sentence = "module '\(module.id)' answered with an error: \(message)"
        finish(number, .failure(problem(.moduleResultInvalid, sentence)))
    }

    /// Ends one request, the process staying as it is.
    private func finish(_ number: Int, _ answer: Result<[Measurement], ModuleProblem>) {
        noteAnswer()
        answers[number] = answer
        handle(.answered(number))
        answers[number] = nil
    }

    private func takeGreeting(_ result: Node) {
        do throws(ProtocolError) {
            let greeting = try HelloResult(result: result)
            let manifest = module.manifest
            for (told, stated) in [(greeting.moduleID, manifest.id), (greeting.moduleVersion, manifest.version)]
            where !told.isEmpty && told != stated {
                throw ProtocolError(
                    .moduleHandshakeFailed, "it says it is \(quoted(told)), its manifest says \(quoted(stated))")
            }
            noteAnswer()
            handle(.greeted(concurrency: greeting.concurrency))
        } catch {
            handle(.violated(problem(.moduleHandshakeFailed, "module '\(module.id)': \(error.message)")))
        }
    }

    private func takeNotification(_ method: String, _ params: Int?) {
        switch method {
        case "notifications/progress": handle(.progressed)
        case "notifications/log":
            guard let entry = LogNotification(params: params.map { Node(document: document, index: $0) }) else {
                return
            }
            for message in chatter.take(entry.message, now: monotonicSeconds()) {
                surroundings.log(LogNotification(level: plain(entry.level), message: plain(message)), module.id)
            }
        default: return
        }
    }

    private func violate(_ what: String, sample: [UInt8]?) {
        var problem = problem(.moduleProtocolViolation, "module '\(module.id)' \(what)")
        if let sample {
            let text = String(decoding: sample.prefix(200), as: UTF8.self)
            problem = self.problem(
                .moduleProtocolViolation, "module '\(module.id)' \(what): \(quoted(text)), \(sample.count) bytes")
            problem.sample = text
            problem.help = "standard output carries messages only; write logs to standard error"
        }
        handle(.violated(problem))
    }

    private func problem(_ code: ErrorCode, _ message: String) -> ModuleProblem {
        ModuleProblem(code, module: module.id, message)
    }
}

/// Text of a module on its way to a terminal: no control characters, no more than a person would read.
func plain(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(1000).map { scalar in
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        return Character(isControl ? " " : scalar)
    }
    return String(shown)
}

/// How many log lines of a module are passed on: so many a second, and how many were not.
struct LogBudget {
    static let perSecond = 50
    private var second = 0
    private var taken = 0

    /// What to write for one message: nothing, the message, or what was left out before it and the message.
    mutating func take(_ message: String, now: Double) -> [String] {
        if Int(now) != second {
            let left = taken - LogBudget.perSecond
            second = Int(now)
            taken = 1
            return left > 0 ? ["\(left) messages left out", message] : [message]
        }
        taken += 1
        return taken > LogBudget.perSecond ? [] : [message]
    }
}
