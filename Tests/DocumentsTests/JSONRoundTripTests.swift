import Documents
import TestSamples
import Testing

@Suite struct JSONRoundTripTests {
    @Test(arguments: [UInt64(1), 20_261_123, 0xDEAD_BEEF])
    func whatIsWrittenIsReadBackTheSame(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let document = Document()
        for round in 0..<400 {
            let sample = Sample(random: &random)
            try document.read(json: sample.json.span)
            #expect(sample.matches(document.root), "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: [UInt64(7)])
    func whatIsWrittenStaysOnOneLineForEveryReader(seed: UInt64) {
        var random = SeededRandom(seed)
        for round in 0..<300 {
            let text = String(decoding: Sample(random: &random).json, as: UTF8.self)
            let breaks = text.unicodeScalars.contains {
                $0.value < 0x20 || [0x7F, 0x85, 0x2028, 0x2029].contains($0.value)
            }
            #expect(!breaks, "seed \(seed), round \(round)")
        }
    }

    /// A changed byte makes another document or a fault with a place inside the text; never a crash.
    @Test(arguments: [UInt64(3), 99])
    func damagedTextIsReadOrRefusedButNeverTrusted(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let document = Document()
        for round in 0..<1500 {
            var text = Sample(random: &random, depth: 3).json
            for _ in 0..<random.number(1...3) {
                let at = random.number(0...text.count - 1)
                if random.oneIn(3) { text.remove(at: at) } else { text[at] = UInt8(truncatingIfNeeded: random.next()) }
                if text.isEmpty { break }
            }
            do {
                try document.read(json: text.span)
            } catch {
                #expect((0...text.count).contains(error.offset), "seed \(seed), round \(round)")
                continue
            }
            let canonical = document.canonicalText()
            try document.read(json: canonical.span)
            #expect(document.canonicalText() == canonical, "seed \(seed), round \(round)")
        }
    }

    @Test func aDocumentIsReadAgainAfterAFault() throws {
        let document = Document()
        for text in ["{\"a\":[1,2", "", "{\"a\":1,\"a\":2}"] {
            #expect(throws: JSONFault.self) { try document.read(json: Array(text.utf8).span) }
            try document.read(json: Array("{\"b\":[true]}".utf8).span)
            #expect(document.root["b"]?.elements.first?.bool == true)
            #expect(!document.holdsNull && !document.mayHoldEvidence && !document.mayHoldDelicateNumbers)
        }
    }
}

@Suite struct JSONWriterTests {
    @Test func membersComeOutInTheOrderTheyAreWritten() {
        var writer = JSONWriter()
        writer.object { body in
            body.name("z")
            body.integer(-3)
            body.name("a \"quoted\" name" as String)
            body.array { list in
                list.null()
                list.bool(true)
                list.object { _ in }
                list.array { _ in }
                list.number(0.1)
            }
            body.name("raw")
            body.raw("{\"kept\": 1e2}")
        }
        writer.newline()
        writer.string("next line")
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == """
                {"z":-3,"a \\"quoted\\" name":[null,true,{},[],0.1],"raw":{"kept": 1e2}}
                "next line"
                """)
        writer.clear()
        #expect(writer.bytes.isEmpty)
    }

    @Test(arguments: [
        (0, "0"), (-0.0, "0"), (1, "1"), (0.1, "0.1"), (100, "100"), (1e15, "1000000000000000"), (1e16, "1e+16"),
        (123456789012345, "123456789012345"),
        (0.00001, "1e-05"), (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
        (-2.5, "-2.5"),
    ])
    func numbersAreTheShortestThatReadBackTheSame(value: Double, text: String) {
        var writer = JSONWriter()
        writer.number(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    @Test func textThatCouldEndALineIsEscaped() {
        var writer = JSONWriter()
        writer.string("a\"\u{2028}\u{85}\u{7F}\u{1}/")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"a\\\"\\u2028\\u0085\\u007f\\u0001/\"")
    }
}
