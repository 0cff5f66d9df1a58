import Documents
import RiskModel

/// What of the assessor a module is told.
public struct MeasureContext: Hashable, Sendable {
    /// Code of the home whose law and whose risk it is; nil when none was given.
    public var home: String?
    public var trusted: [String]
    public var horizonYears: Double?

    public init(home: String? = nil, trusted: [String] = [], horizonYears: Double? = nil) {
        self.home = home
        self.trusted = trusted
        self.horizonYears = horizonYears
    }

    public func write(to writer: inout JSONWriter) {
        writer.object { body in
            if let home {
                body.name("home")
                body.string(home)
            }
            body.name("trusted")
            body.strings(trusted)
            if let horizonYears {
                body.name("horizonYears")
                body.number(horizonYears)
            }
        }
    }

    public init(_ node: Node?) {
        home = node?["home"]?.string
        trusted = node?["trusted"]?.strings ?? []
        horizonYears = node?["horizonYears"]?.double
    }
}

/// Another module's indicator as a module sees it: a number, or how the answer ended.
public struct UpstreamMeasurement: Hashable, Sendable {
    public let indicator: String
    public let outcome: Outcome
    public let value: Double?

    public init(indicator: String, outcome: Outcome, value: Double?) {
        self.indicator = indicator
        self.outcome = outcome
        self.value = value
    }
}

/// `measure`, host → module. The parts that do not change from one deployment to the next are JSON text already.
public enum MeasureRequest {
    /// Writes the request line; `deployment` is the projection.
    ///
    /// - Parameters:
    ///   - only: the indicators whose answers are looked at; nil for all.
    ///   - asksForProgress: gives the request's id as progress token, for modules that may be idle only so long.
    public static func write(
        id: MessageID, parameters: [UInt8], context: [UInt8], upstream: [UpstreamMeasurement], asOf: CalendarDate,
        only: [String]? = nil, deadlineMilliseconds: Int, asksForProgress: Bool = false, deployment: [UInt8],
        to writer: inout JSONWriter
    ) {
        writer.request(id, "measure") { params in
            params.beginObject()
            params.name("deployment")
            params.raw(deployment)
            params.name("parameters")
            params.raw(parameters)
            params.name("context")
            params.raw(context)
            params.name("upstream")
            write(upstream, to: &params)
            params.name("asOf")
            params.string(asOf.description)
            if let only {
                params.name("only")
                params.strings(only)
            }
            params.name("_meta")
            params.beginObject()
            params.name("dev.plumbline/deadlineMs")
            params.integer(deadlineMilliseconds)
            if asksForProgress {
                params.name("progressToken")
                params.raw(id.text)
            }
            params.endObject()
            params.endObject()
        }
    }

    private static func write(_ upstream: [UpstreamMeasurement], to writer: inout JSONWriter) {
        writer.beginObject()
        for measurement in upstream {
            writer.name(measurement.indicator)
            writer.beginObject()
            writer.name("outcome")
            writer.string(measurement.outcome.rawValue)
            if let value = measurement.value {
                writer.name("value")
                writer.number(value)
            }
            writer.endObject()
        }
        writer.endObject()
    }
}

/// The answer to `measure`.
public enum MeasureResult {
    public static func write(_ measurement: Measurement, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("indicator")
        writer.string(measurement.indicator)
        writer.name("outcome")
        writer.string(measurement.answer.outcome.rawValue)
        switch measurement.answer {
        case .measured(.number(let value)):
            writer.name("value")
            writer.number(value)
        case .measured(.key(let key)):
            writer.name("value")
            writer.string(key)
        case .bounded(let low, let high, let value):
            writer.name("low")
            writer.number(low)
            writer.name("high")
            writer.number(high)
            if let value {
                writer.name("value")
                writer.number(value)
            }
        case .among(let keys):
            writer.name("among")
            writer.strings(keys)
        case .unavailable(let missing, let reason):
            writer.name("missing")
            writer.strings(missing)
            if let reason {
                writer.name("reason")
                writer.string(reason)
            }
        case .notApplicable: break
        case .failed(let reason):
            writer.name("reason")
            writer.string(reason)
        }
        if !measurement.rests.isEmpty {
            writer.name("rests")
            writer.strings(measurement.rests)
        }
        if let note = measurement.note {
            writer.name("note")
            writer.string(note)
        }
        writer.endObject()
    }

    /// The host's side of one measurement. Throws what is wrong with it, in a sentence part.
    public static func read(_ node: Node) throws(ProtocolError) -> Measurement {
        guard let indicator = node["indicator"]?.string else {
            throw ProtocolError(.moduleResultInvalid, "a measurement names no indicator")
        }
        guard let text = node["outcome"]?.string, let outcome = Outcome(rawValue: text) else {
            throw ProtocolError(
                .moduleResultInvalid, "the outcome of '\(indicator)' is \(node["outcome"]?.raw ?? "missing")")
        }
        let answer: Answer
        switch outcome {
        case .measured: answer = try measured(node, indicator)
        case .bounded: answer = try bounded(node, indicator)
        case .unavailable:
            answer = .unavailable(missing: node["missing"]?.strings ?? [], reason: node["reason"]?.string)
        case .notApplicable: answer = .notApplicable
        case .failed: answer = .failed(reason: cut(node["reason"]?.string ?? "the module gave no reason"))
        }
        return Measurement(
            indicator: indicator, answer: answer, rests: node["rests"]?.strings ?? [], note: try note(node, indicator))
    }

    /// A module may say more than a report has room for: that is a mistake of the module, found by its author.
    public static let noteLimit = 1000

    /// What a report has room for; a reason that is longer is not worth losing the answer for.
    private static func cut(_ reason: String) -> String {
        reason.utf8.count <= noteLimit ? reason : String(reason.unicodeScalars.prefix(noteLimit)) + " …"
    }

    private static func note(_ node: Node, _ indicator: String) throws(ProtocolError) -> String? {
        guard let given = node["note"] else { return nil }
        guard let text = given.string, !text.isEmpty else {
            throw ProtocolError(.moduleResultInvalid, "the note of '\(indicator)' is \(given.raw), not text")
        }
        guard text.unicodeScalars.count <= noteLimit else {
            throw ProtocolError(
                .moduleResultInvalid,
                "the note of '\(indicator)' has \(text.unicodeScalars.count) characters, more than \(noteLimit)")
        }
        return text
    }

    private static func measured(_ node: Node, _ indicator: String) throws(ProtocolError) -> Answer {
        if let key = node["value"]?.string { return .measured(.key(key)) }
        guard let value = node["value"]?.double else {
            throw ProtocolError(
                .moduleResultInvalid,
                "the value of '\(indicator)' is \(node["value"]?.raw ?? "missing"), not a finite number or a key")
        }
        return .measured(.number(value))
    }

    private static func bounded(_ node: Node, _ indicator: String) throws(ProtocolError) -> Answer {
        if let among = node["among"] {
            guard !among.strings.isEmpty else {
                throw ProtocolError(.moduleResultInvalid, "'\(indicator)' is bounded among no keys")
            }
            return .among(among.strings)
        }
        guard let low = node["low"]?.double, let high = node["high"]?.double, low <= high else {
            throw ProtocolError(
                .moduleResultInvalid, "'\(indicator)' is bounded without finite numbers low ≤ high")
        }
        guard let central = node["value"] else { return .bounded(low: low, high: high, value: nil) }
        guard let value = central.double, low <= value, value <= high else {
            throw ProtocolError(
                .moduleResultInvalid, "the value of '\(indicator)' lies outside its own bounds")
        }
        return .bounded(low: low, high: high, value: value)
    }
}
