import Diagnostics
import Documents

/// What changed from one record to another: only what differs is listed, in the order of the later record.
public struct RecordDifferences {
    /// What a record is of.
    public struct Side {
        public let deployment: String
        public let deploymentDigest: String?
        public let profile: String
        public let profileDigest: String?
        public let asOf: String?
        /// Whose law and whose risk.
        public let home: String?

        init(_ record: Node) {
            deployment = record["deployment"]?["id"]?.string ?? ""
            deploymentDigest = record["deployment"]?["digest"]?.string
            profile = record["profile"]?["id"]?.string ?? ""
            profileDigest = record["profile"]?["digest"]?.string
            asOf = record["asOf"]?.string
            home = record["home"]?.string
        }
    }

    public enum Kind: String, Sendable { case added, removed, changed }

    public struct Gate {
        public let id: String
        public let kind: Kind
        public let verdict: TextChange
    }

    public struct Module {
        public let id: String
        public let kind: Kind
        public let risk: NumberChange
        public let weight: NumberChange
        public let coverage: NumberChange
        public let outcome: TextChange
        public let version: TextChange
    }

    public struct Indicator {
        public let module: String
        public let id: String
        public let code: String?
        public let unit: String?
        public let kind: Kind
        public let outcome: TextChange
        /// A key of a table; numbers are in `value`.
        public let answer: TextChange
        public let value: NumberChange
        public let low: NumberChange
        public let high: NumberChange
        public let risk: NumberChange
        public let weight: NumberChange
        public let contribution: NumberChange
    }

    public let before: Side
    public let after: Side
    public let risk: NumberChange
    public let band: TextChange
    public let coverage: NumberChange
    public let gates: [Gate]
    public let modules: [Module]
    public let indicators: [Indicator]

    public var isSame: Bool {
        !risk.isChange && !band.isChange && !coverage.isChange && gates.isEmpty && modules.isEmpty && indicators.isEmpty
    }

    /// Throws where either is no record of the format this program writes.
    public init(from before: Node, to after: Node) throws(Problems) {
        let wrong = [("before", before), ("after", after)].compactMap { RecordDifferences.problem($0, $1) }
        guard wrong.isEmpty else { throw Problems(wrong) }
        self.before = Side(before)
        self.after = Side(after)
        risk = NumberChange(before["risk"]?["value"], after["risk"]?["value"])
        band = TextChange(before["risk"]?["band"], after["risk"]?["band"])
        coverage = NumberChange(before["coverage"], after["coverage"])
        gates = matched(before["gates"], after["gates"]).compactMap(Gate.init)
        let pairs = matched(before["modules"], after["modules"])
        modules = pairs.compactMap(Module.init)
        indicators = pairs.flatMap { pair in
            matched(pair.before?["indicators"], pair.after?["indicators"])
                .compactMap { Indicator($0, module: pair.id) }
        }
    }

    private static func problem(_ side: String, _ node: Node) -> Diagnostic? {
        let format = node["format"]?.string
        guard format != RecordWriter.format else { return nil }
        return Diagnostic(
            "record.wrong-format",
            "expected an assessment record of the format \(quoted(RecordWriter.format)), not "
                + (format.map { quoted($0) } ?? node.kindName),
            at: node.place, pointer: "/" + side,
            help: "'plumbline assess FILE --format json' writes one")
    }
}

/// Two things of the same id, or one that the other record has not.
struct MatchedPair {
    let id: String
    let before: Node?
    let after: Node?

    /// Nil where both are there; whether they differ is for the caller to see.
    var oneSided: RecordDifferences.Kind? { before == nil ? .added : after == nil ? .removed : nil }
}

/// Pairs by id: the later record's in its order, then what it no longer has.
private func matched(_ before: Node?, _ after: Node?) -> [MatchedPair] {
    let earlier = before?.elements ?? []
    let later = after?.elements ?? []
    var known: [String: Node] = [:]
    for node in earlier { known[node["id"]?.string ?? ""] = node }
    var pairs: [MatchedPair] = []
    for node in later {
        let id = node["id"]?.string ?? ""
        pairs.append(MatchedPair(id: id, before: known.removeValue(forKey: id), after: node))
    }
    for node in earlier {
        let id = node["id"]?.string ?? ""
        if known[id] != nil { pairs.append(MatchedPair(id: id, before: node, after: nil)) }
    }
    return pairs
}

extension RecordDifferences.Gate {
    init?(_ pair: MatchedPair) {
        id = pair.id
        verdict = TextChange(pair.before?["verdict"], pair.after?["verdict"])
        guard let kind = pair.oneSided ?? (verdict.isChange ? .changed : nil) else { return nil }
        self.kind = kind
    }
}

extension RecordDifferences.Module {
    init?(_ pair: MatchedPair) {
        func number(_ name: String) -> NumberChange { NumberChange(pair.before?[name], pair.after?[name]) }
        id = pair.id
        risk = NumberChange(pair.before?["risk"]?["value"], pair.after?["risk"]?["value"])
        weight = number("weight")
        coverage = number("coverage")
        outcome = TextChange(pair.before?["outcome"], pair.after?["outcome"])
        version = TextChange(pair.before?["version"], pair.after?["version"])
        let differs = [risk, weight, coverage].contains(where: \.isChange) || outcome.isChange || version.isChange
        guard let kind = pair.oneSided ?? (differs ? .changed : nil) else { return nil }
        self.kind = kind
    }
}

extension RecordDifferences.Indicator {
    init?(_ pair: MatchedPair, module: String) {
        func number(_ name: String) -> NumberChange { NumberChange(pair.before?[name], pair.after?[name]) }
        self.module = module
        id = pair.id
        code = (pair.after ?? pair.before)?["code"]?.string
        unit = (pair.after ?? pair.before)?["unit"]?.string
        outcome = TextChange(pair.before?["outcome"], pair.after?["outcome"])
        answer = TextChange(pair.before?["value"], pair.after?["value"])
        value = number("value")
        low = number("low")
        high = number("high")
        risk = NumberChange(pair.before?["risk"]?["value"], pair.after?["risk"]?["value"])
        weight = number("weight")
        contribution = number("contribution")
        let numbers = [value, low, high, risk, weight, contribution]
        let differs = numbers.contains(where: \.isChange) || outcome.isChange || answer.isChange
        guard let kind = pair.oneSided ?? (differs ? .changed : nil) else { return nil }
        self.kind = kind
    }
}
