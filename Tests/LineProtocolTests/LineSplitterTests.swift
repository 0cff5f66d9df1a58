import LineProtocol
import TestSamples
import Testing

@Suite struct LineSplitterTests {
    /// What a stream is cut into when it arrives in the given pieces.
    private func lines(_ pieces: [[UInt8]], limit: Int = 64) -> (lines: [String], tail: Int) {
        var splitter = LineSplitter(limit: limit)
        var found: [String] = []
        for piece in pieces {
            splitter.append(piece)
            while let line = splitter.next() {
                switch line {
                case .text(let range): found.append(String(decoding: splitter.buffer[range], as: UTF8.self))
                case .tooLong(let length): found.append("<\(length) bytes>")
                }
            }
        }
        return (found, splitter.tail)
    }

    private func lines(_ text: String) -> [String] { lines([Array(text.utf8)]).lines }

    @Test func linesEndAtLineFeedsOnly() {
        #expect(lines("a\nb\n") == ["a", "b"])
        #expect(lines("a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f\rg\n") == ["a\u{2028}b\u{2029}c\u{85}d\u{B}e\u{C}f\rg"])
    }

    @Test func oneCarriageReturnBeforeTheLineFeedIsDropped() {
        #expect(lines("a\r\nb\r\r\n\r\n") == ["a", "b\r"])
    }

    @Test func blankLinesAreIgnored() {
        #expect(lines("\n\n  \n\t\r\n\r\na\n\n") == ["a"])
    }

    @Test func oneByteOrderMarkIsDroppedAtTheStartOfTheStreamOnly() {
        #expect(lines("\u{FEFF}a\n\u{FEFF}b\n") == ["a", "\u{FEFF}b"])
        #expect(lines("\u{FEFF}\na\n") == ["a"])
        #expect(lines("\n\u{FEFF}a\n") == ["\u{FEFF}a"])
        #expect(lines("\u{FEFF}\u{FEFF}a\n") == ["\u{FEFF}a"])
        let long = String(repeating: "x", count: 100)
        #expect(lines("\(long)\n\u{FEFF}a\n") == ["<100 bytes>", "\u{FEFF}a"])
    }

    @Test func whatIsNotTerminatedIsATailAndNoLine() {
        let cut = lines([Array("a\n{\"b\":".utf8), Array("1}".utf8)])
        #expect(cut.lines == ["a"] && cut.tail == 7)
        #expect(lines([Array("a\n".utf8)]).tail == 0)
    }

    @Test func aLineAtTheLimitPassesAndOneOverItIsCounted() {
        #expect(
            lines([Array((String(repeating: "x", count: 64) + "\na\n").utf8)]).lines == [
                String(repeating: "x", count: 64), "a",
            ])
        #expect(lines([Array((String(repeating: "x", count: 65) + "\na\n").utf8)]).lines == ["<65 bytes>", "a"])
    }

    @Test func aFloodWithoutLineFeedsIsThrownAwayInBoundedMemory() {
        var splitter = LineSplitter(limit: 1024)
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 512)
        for round in 0..<20_000 {
            splitter.append(piece)
            #expect(splitter.next() == nil)
            if splitter.pending > 1024 + 512 || splitter.buffer.count > 4096 {
                Issue.record("round \(round) holds too much")
            }
        }
        #expect(splitter.tail == 512 * 20_000)
        splitter.append(Array("\nnext\n".utf8))
        #expect(splitter.next() == .tooLong(512 * 20_000))
        let next = splitter.next()
        #expect(
            next.map {
                if case .text(let range) = $0 { String(decoding: splitter.buffer[range], as: UTF8.self) } else { "" }
            } == "next")
        #expect(splitter.next() == nil && splitter.tail == 0)
    }

    /// One byte at a time, all at once, or anything between: the lines are the same.
    @Test(arguments: [UInt64(131), 132, 133])
    func everyWayOfArrivingGivesTheSameLines(seed: UInt64) {
        var random = SeededRandom(seed)
        let parts = [
            "\n", "\r\n", "\r", "\u{FEFF}", "é", "😀", "\u{2028}", " ", "{\"a\":1}", String(repeating: "y", count: 40),
        ]
        for round in 0..<150 {
            let text = (0..<random.number(0...25)).map { _ in parts[random.number(0...parts.count - 1)] }.joined()
            let bytes = Array(text.utf8)
            let whole = lines([bytes])
            let single = lines(bytes.map { [$0] })
            #expect(single.lines == whole.lines && single.tail == whole.tail, "seed \(seed), round \(round)")
            for _ in 0..<5 {
                var pieces: [[UInt8]] = []
                var rest = bytes[...]
                while !rest.isEmpty {
                    pieces.append(Array(rest.prefix(random.number(0...9))))
                    rest = rest.dropFirst(pieces.last!.count)
                }
                let cut = lines(pieces)
                #expect(cut.lines == whole.lines && cut.tail == whole.tail, "seed \(seed), round \(round)")
            }
        }
    }
}
