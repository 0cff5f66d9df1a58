/// Line and column of any byte of a text, without reading the text from its start each time.
///
/// Lines end at LF, columns count Unicode scalars; both begin at 1. Built once in O(bytes), asked in O(stride).
struct PlaceIndex {
    private static let stride = 1024
    /// Line and column of every byte that is a multiple of the stride.
    private var marks: [(line: Int, column: Int)] = []

    init(_ bytes: Span<UInt8>) {
        marks.reserveCapacity(bytes.count / PlaceIndex.stride + 1)
        var at = (line: 1, column: 1)
        var start = 0
        while true {
            marks.append(at)
            let end = start + PlaceIndex.stride
            guard end < bytes.count else { break }
            advance(&at, over: start..<end, of: bytes)
            start = end
        }
    }

    func place(ofByte offset: Int, in bytes: Span<UInt8>) -> (line: Int, column: Int) {
        let offset = min(offset, bytes.count)
        let mark = min(offset / PlaceIndex.stride, marks.count - 1)
        var at = marks[mark]
        advance(&at, over: mark * PlaceIndex.stride..<offset, of: bytes)
        return at
    }
}

private func advance(_ at: inout (line: Int, column: Int), over range: Range<Int>, of bytes: Span<UInt8>) {
    for position in range {
        let byte = bytes[position]
        if byte == 0x0A {
            at.line += 1
            at.column = 1
        } else if byte & 0xC0 != 0x80 {
            at.column += 1
        }
    }
}
