import Documents
import LineProtocol
import Loading
import ModuleHost
import RiskModel

/// What a check has to work with: the module, the inputs it is asked about, and as many runs of it as are wanted.
final class Trial {
    let module: InstalledModule
    let samples: [Sample]
    private let engineDirectory: String
    /// Answers to every sample by one process, asked once.
    private var answered: [(sample: Sample, reply: Reply, seconds: Double)]?

    init(_ module: InstalledModule, samples: [Sample], engineDirectory: String) {
        self.module = module
        self.samples = samples
        self.engineDirectory = engineDirectory
    }

    /// A run that has not greeted.
    func conversation() throws(CheckFailure) -> Conversation {
        try Conversation(module, engineDirectory: engineDirectory)
    }

    /// A run that has.
    func greeted() throws(CheckFailure) -> Conversation {
        let conversation = try conversation()
        let reply = try conversation.ask("hello", hello(), id: #""h""#, within: startSeconds)
        guard reply.result != nil else { throw CheckFailure("it refused the greeting: \(refusal(reply))") }
        return conversation
    }

    var startSeconds: Double { module.manifest.limits.startSeconds }

    /// Parameters of `hello`; `extra` goes among its members.
    func hello(versions: [String] = ["1.0"], extra: String = "") -> String {
        var writer = JSONWriter()
        let greeting = Hello(
            host: Hello.Peer(name: "plumbline-check", version: "1"), module: Hello.ModuleIdentity(module),
            maxInFlight: module.manifest.limits.concurrency)
        greeting.write(id: MessageID(0), to: &writer)
        let line = Document()
        guard (try? line.read(json: Array(writer.bytes.dropLast()).span)) != nil else { return "{}" }
        var tree = DocumentTree(line.root["params"] ?? line.root)
        tree = tree.setting("versions", to: .array(versions.map { .scalar(Array("\"\($0)\"".utf8), nil) }, nil))
        let text = (try? tree.flattened().root.raw) ?? "{}"
        return extra.isEmpty ? text : "{" + extra + "," + text.dropFirst()
    }

    /// The answers to all samples, one process, one after another. Throws where one is not answered with measurements.
    func answers() throws(CheckFailure) -> [(sample: Sample, reply: Reply, seconds: Double)] {
        if let answered { return answered }
        let conversation = try greeted()
        var found: [(Sample, Reply, Double)] = []
        for sample in samples {
            let start = monotonicSeconds()
            let reply = try conversation.ask("measure", sample.params())
            guard reply.measurementText != nil else {
                throw CheckFailure("asked about \(sample.name), it answered \(refusal(reply))")
            }
            found.append((sample, reply, monotonicSeconds() - start))
        }
        answered = found
        return found
    }

    /// The measurements of every sample, as the host reads them.
    func measurements() throws(CheckFailure) -> [(sample: Sample, measurements: [Measurement])] {
        var found: [(Sample, [Measurement])] = []
        for (sample, reply, _) in try answers() { found.append((sample, try read(reply, of: sample))) }
        return found
    }

    func read(_ reply: Reply, of sample: Sample) throws(CheckFailure) -> [Measurement] {
        guard let list = reply.result?["measurements"], list.kind == .array else {
            throw CheckFailure("asked about \(sample.name), it answered \(refusal(reply))")
        }
        var measurements: [Measurement] = []
        for node in list.elements {
            do {
                measurements.append(try MeasureResult.read(node))
            } catch {
                throw CheckFailure("asked about \(sample.name): \(error.message)")
            }
        }
        return measurements
    }

    /// Asks about several samples in one process and returns the measurements' text of each.
    func texts(of samples: [Sample]) throws(CheckFailure) -> [String] {
        let conversation = try greeted()
        var texts: [String] = []
        for sample in samples {
            let reply = try conversation.ask("measure", sample.params())
            guard let text = reply.measurementText else {
                throw CheckFailure("asked about \(sample.name), it answered \(refusal(reply))")
            }
            texts.append(text)
        }
        return texts
    }

    /// An error answer in words.
    func refusal(_ reply: Reply) -> String {
        if let error = reply.error {
            return "the error \(error["code"]?.raw ?? "without a code"), \(error.raw.prefix(160))"
        }
        return "\((reply.result?.raw ?? "nothing").prefix(160))"
    }
}
