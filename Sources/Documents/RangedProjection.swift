/// A projection whose ranges can be taken in another way again and again: everything else is written once and copied.
public final class RangedProjection {
    private let document: Document
    private let text: [UInt8]
    private let slots: [Slot]

    /// Where the text of a range stands, with what it says.
    private struct Slot {
        let node: Int
        let bytes: Range<Int>
        let range: Projection.Ends
    }

    public init(of document: Document, root: Int, onto selection: Selection) {
        self.document = document
        var writer = JSONWriter()
        var slots: [Slot] = []
        let projection = Projection(
            of: document, onto: selection,
            noting: { node, ends, bytes in
                slots.append(Slot(node: node, bytes: bytes, range: ends))
            })
        projection.write(root: root, to: &writer)
        text = writer.bytes
        self.slots = slots
    }

    /// The projection with ranges taken as chosen, by their nodes; the centre of those not named.
    public func text(_ choices: [Int: RangeChoice]) -> [UInt8] {
        var writer = JSONWriter()
        var result: [UInt8] = []
        result.reserveCapacity(text.count + 32 * slots.count)
        var at = 0
        for slot in slots {
            result.append(contentsOf: text[at..<slot.bytes.lowerBound])
            writer.clear()
            slot.range.write(choices[slot.node] ?? .centre, of: document, to: &writer)
            result.append(contentsOf: writer.bytes)
            at = slot.bytes.upperBound
        }
        result.append(contentsOf: text[at...])
        return result
    }
}
