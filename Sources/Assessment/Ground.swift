import Diagnostics
import Documents
import RiskModel

/// A value of the deployment that a figure rests on, and the evidence it came with.
public struct Ground {
    public let pointer: String
    public let place: Place?
    /// The value as it stands in the document.
    public let text: String?
    public let source: String?
    public let grade: String?
    public let asOf: String?
    /// Whether the evidence was old on the day of the assessment. It changes no number.
    public let isOld: Bool

    /// - Parameter date: the day of the assessment.
    public init(_ pointer: String, _ subject: Subject, on date: CalendarDate) {
        self.pointer = pointer
        let document = subject.document
        guard let index = document.node(throughEvidence: pointer, from: subject.root) else {
            (place, text, source, grade, asOf, isOld) = (nil, nil, nil, nil, nil, false)
            return
        }
        let node = Node(document: document, index: index)
        place = node.place
        let isEvidence = document.isEvidence(index)
        source = isEvidence ? node["$source"]?.string : nil
        grade = isEvidence ? node["$grade"]?.string : nil
        asOf = isEvidence ? node["$as-of"]?.string : nil
        isOld = asOf.flatMap { CalendarDate(iso: $0) }?.isOld(on: date) ?? false
        switch document.reading(of: index) {
        case .unknown: text = nil
        case .known(let value): text = Node(document: document, index: value).shortText
        case .range(let low, _, let high):
            text = "\(Node(document: document, index: low).raw)…\(Node(document: document, index: high).raw)"
        }
    }

    /// What the stated grade counts as now: of old evidence the digit of the information is one higher, 6 at most.
    public var countedGrade: String? {
        guard let grade, isOld, let letter = grade.first, let digit = grade.last?.wholeNumberValue else { return grade }
        return "\(letter)\(min(digit + 1, 6))"
    }
}

extension Node {
    /// The value for a sentence: containers by their size.
    fileprivate var shortText: String {
        switch kind {
        case .array: "\(elements.count) entries"
        case .object: "\(members.count) members"
        default: string ?? raw
        }
    }
}
