import Documents
import LineProtocol
import RiskModel

/// The module's side of the line protocol: lines in, lines out, no descriptors.
final class Conversation {
    private var indicators: [Indicator]
    /// Makes the indicators from what the greeting declares.
    private let make: ((Value) throws -> [Indicator])?
    private let document = Document()
    private let reading: Reading
    /// Answers to the lines taken since it was last cleared.
    var output = JSONWriter()
    private(set) var isOver = false

    init(_ indicators: [Indicator], make: ((Value) throws -> [Indicator])? = nil) {
        self.indicators = indicators
        self.make = make
        reading = Reading(document: document)
    }

    /// Takes one line and appends what there is to answer.
    func take(_ line: UnsafeBufferPointer<UInt8>) {
        do {
            try document.read(json: line.span)
        } catch {
            return output.refusal(nil, ProtocolError(.parseError, "\(error.message), at byte \(error.offset)"))
        }
        do {
            switch try Message(document) {
            case .request(let id, let method, let params): try answer(id, method, params)
            case .notification: return
            case .answer, .refusal: return
            }
        } catch {
            output.refusal(nil, error)
        }
    }

    func refuseLong(_ length: Int) {
        output.refusal(
            nil, ProtocolError(.frameTooLarge, "a line of \(length) bytes is longer than \(Document.sizeLimit)"))
    }

    private func answer(_ id: MessageID, _ method: String, _ params: Int?) throws(ProtocolError) {
        do throws(ProtocolError) {
            switch method {
            case "measure": try measure(id, params)
            case "hello": try greet(id, params)
            case "ping": Ping.writeAnswer(id: id, to: &output)
            case "shutdown":
                Ping.writeAnswer(id: id, to: &output)
                isOver = true
            default: throw ProtocolError(.methodNotFound, "there is no method \(method) here")
            }
        } catch {
            output.refusal(id, error)
        }
    }

    private func greet(_ id: MessageID, _ params: Int?) throws(ProtocolError) {
        let hello = Hello(params: params.map { Node(document: document, index: $0) })
        guard let version = ProtocolVersion.newestCommon(with: hello.versions) else {
            let supported = ProtocolVersion.supported.map(\.description)
            throw ProtocolError(
                .unsupportedProtocol, "none of the offered versions is spoken here", supported: supported)
        }
        try take(declared: params)
        let coded = indicators.map(\.id)
        let onlyInManifest = hello.module.indicators.filter { !coded.contains($0) }
        let onlyInCode = coded.filter { !hello.module.indicators.contains($0) }
        guard onlyInManifest.isEmpty, onlyInCode.isEmpty else {
            throw ProtocolError(
                .moduleHandshakeFailed,
                "manifest and code list different indicators"
                    + ProtocolError.listing("only in the manifest", onlyInManifest)
                    + ProtocolError.listing("only in the code", onlyInCode))
        }
        HelloResult(version: version, moduleID: hello.module.id, moduleVersion: hello.module.version, concurrency: 64)
            .write(id: id, to: &output)
    }

    private func take(declared params: Int?) throws(ProtocolError) {
        guard let make else { return }
        guard let params, let module = document.member("module", of: params),
            let declared = document.member("declared", of: module)
        else { throw ProtocolError(.moduleHandshakeFailed, "the greeting declares no indicators") }
        do {
            indicators = try make(
                Value(reading: Reading(document: document), node: declared, isRecorded: false))
        } catch {
            throw ProtocolError(.moduleHandshakeFailed, "\(error)")
        }
    }

    private func measure(_ id: MessageID, _ params: Int?) throws(ProtocolError) {
        guard let params else { throw ProtocolError(.invalidParams, "measure needs params") }
        try reading.begin(params: params)
        let only = document.member("only", of: params).map { Node(document: document, index: $0).strings }
        output.answer(id) { result in
            result.beginObject()
            result.name("measurements")
            result.beginArray()
            for indicator in indicators where only?.contains(indicator.id) ?? true {
                MeasureResult.write(measurement(of: indicator), to: &result)
            }
            result.endArray()
            result.endObject()
        }
    }

    private func measurement(of indicator: Indicator) -> RiskModel.Measurement {
        reading.beginIndicator()
        let measured: Measurement
        do {
            measured = try indicator.measure(reading)
        } catch {
            measured = .failed("\(error)")
        }
        var answer = measured.answer
        if case .unavailable(_, let reason) = answer {
            let missing = reading.missingPointers
            guard !missing.isEmpty || reason != nil else {
                return RiskModel.Measurement(
                    indicator: indicator.id,
                    answer: .failed(reason: "it was called unavailable, though nothing it read was missing"))
            }
            answer = .unavailable(missing: missing, reason: reason)
        }
        let rests = measured.resting?.map(\.pointer) ?? reading.restPointers
        return RiskModel.Measurement(indicator: indicator.id, answer: answer, rests: rests, note: measured.note)
    }
}

extension ProtocolError {
    fileprivate static func listing(_ title: String, _ names: [String]) -> String {
        names.isEmpty ? "" : "; \(title): \(names.joined(separator: ", "))"
    }
}
