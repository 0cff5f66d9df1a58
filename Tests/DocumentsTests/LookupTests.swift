import Documents
import TestSamples
import Testing

/// Looking things up in a document costs the same however often and in whatever order it is done.
@Suite struct LookupTests {
    @Test(arguments: [UInt64(7), 8])
    func `places are those of counting from the start, wherever one looks`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        for round in 0..<40 {
            let items = (0..<random.number(1...400)).map { _ in
                ["1", "\"é😀\"", "[2,\n3]", "\n\n{\"a\":null}", "\"\(String(repeating: "x", count: 90))\""]
                    .randomElement(using: &random)!
            }
            let text = "[" + items.joined(separator: random.oneIn(2) ? ",\n" : ",") + "]"
            let read = document(text, file: "a.json")
            let bytes = Array(text.utf8)
            for _ in 0..<60 {
                let index = random.number(0...read.nodes.count - 1)
                let start = read.rawRange(of: index).lowerBound
                let before = String(decoding: bytes[..<start], as: UTF8.self).unicodeScalars
                let line = before.count { $0 == "\n" } + 1
                let column = before.reversed().prefix { $0 != "\n" }.count + 1
                let place = try #require(read.place(of: index))
                #expect(place.line == line && place.column == column, "seed \(seed), round \(round)")
            }
        }
    }

    @Test(arguments: [UInt64(9), 10])
    func `elements are found in any order, in lists inside lists`(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let outer = (0..<60).map { row in "[" + (0..<(row % 7)).map { "\(row * 10 + $0)" }.joined(separator: ",") + "]"
        }
        let read = document("[" + outer.joined(separator: ",") + "]")
        for _ in 0..<3000 {
            let row = random.number(0...64)
            let column = random.number(0...8)
            let found = read.element(row, of: 0).flatMap { read.element(column, of: $0) }
            let expected = row < 60 && column < row % 7 ? row * 10 + column : nil
            let value = found.map { Node(document: read, index: $0).raw }
            #expect(value == expected.map { "\($0)" }, "seed \(seed), /\(row)/\(column)")
        }
    }

    @Test func `what was found in one text is forgotten with it`() throws {
        let read = Document()
        try read.read(json: Array("[[1,2,3],4]".utf8).span)
        #expect(read.element(1, of: 0) != nil)
        try read.read(json: Array("[5]".utf8).span)
        #expect(read.element(1, of: 0) == nil && read.element(0, of: 0) == 1)
    }

    @Test func `a list with more targets than are wanted stands for them`() throws {
        let read = document(#"{"a":[{"x":1},{"x":2},{"x":3}],"b":{"c":[4,5]},"d":6}"#)
        let leaves = read.nodes.indices.filter { read.nodes[$0].kind == .number }
        #expect(read.pointers(of: leaves).count == 6)
        #expect(read.pointers(of: leaves, mostPerList: 3).count == 6)
        #expect(read.pointers(of: leaves, mostPerList: 2) == ["/a", "/b/c/0", "/b/c/1", "/d"])
        #expect(read.pointers(of: leaves, mostPerList: 1) == ["/a", "/b/c", "/d"])
    }
}
