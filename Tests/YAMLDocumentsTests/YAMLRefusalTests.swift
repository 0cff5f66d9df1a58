import Documents
import Testing

@testable import YAMLDocuments

/// What is refused, and in which words.
@Suite struct YAMLRefusalTests {
    @Test func aNameGivenTwiceIsReportedWithTheFirst() {
        #expect(
            refusal("a: 1\nb: 2\nc: {x: 1, x: 2}\na: 3\n") == """
                a.yaml:3:11: error: the member 'x' appears twice [document.duplicate-name]
                  note: first on line 3
                a.yaml:4:1: error: the member 'a' appears twice [document.duplicate-name]
                  note: first on line 1
                """)
        #expect(refusal("1: a\n'1': b").contains("the member '1' appears twice"))
        #expect(refusal("a: 1\na: 2\na: 3\na: 4").split(separator: "\n").count == 6)
    }

    @Test func allProblemsUpToOneThatStopsReadingAreReportedInOrder() {
        #expect(
            refusal("a: .nan\nb: !x y\nc: 1\nc: 2\nd: *none\n") == """
                a.yaml:1:4: error: '.nan' is not a finite number [document.not-finite]
                  help: write { $unknown: true } for a value nobody knows
                a.yaml:2:4: error: the tag '!x' is not one of this format [document.tag]
                a.yaml:4:1: error: the member 'c' appears twice [document.duplicate-name]
                  note: first on line 3
                a.yaml:5:4: error: no value before this one is marked &none [document.unknown-alias]
                """)
    }

    @Test func aSecondDocumentIsRefused() {
        #expect(
            refusal("a: 1\n---\nb: 2\n") == """
                a.yaml:2:1: error: a second document starts here; a file holds one [document.several]
                  help: put each document into a file of its own
                """)
    }

    @Test(arguments: ["a: &a [*a]", "a: *b\nb: &b 1", "*x"])
    func anAliasStandsForAFinishedValueBeforeIt(text: String) {
        #expect(refusal(text).contains("[document.unknown-alias]"))
    }

    @Test func anAliasBombIsRefusedBeforeItGoesOff() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(
            refusal(text) == """
                a.yaml:5:45: error: aliases repeat more than 65536 values [document.alias-bomb]
                  help: write the values out, or split the document
                """)
    }

    @Test func anAliasBombOfLongTextsIsRefusedToo() {
        let text =
            "a: &a " + String(repeating: "x", count: 1_000_000) + "\nb: ["
            + Array(repeating: "*a", count: 40).joined(separator: ", ") + "]"
        #expect(
            refusal(text) == """
                a.yaml:2:65: error: aliases make this document larger than 16 MiB [document.alias-bomb]
                  help: write the values out, or split the document
                """)
    }

    @Test func aliasesCannotNestDeeperThanTheLimit() {
        var text = "a0: &a0 [1]\n"
        for level in 1..<20 {
            text +=
                "a\(level): &a\(level) " + String(repeating: "[", count: 10) + "*a\(level - 1)"
                + String(repeating: "]", count: 10) + "\n"
        }
        #expect(refusal(text) == "a.yaml: error: values are nested deeper than 128 levels [document.too-deep]")
    }

    @Test(arguments: [
        (String(repeating: "[", count: 200), "1:129"), (String(repeating: "{a: ", count: 200), "1:513"),
        ((0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), "129:129"),
        (String(repeating: "- ", count: 200) + "1", "1:257"),
    ])
    func nestingOf200LevelsIsRefused(text: String, place: String) {
        #expect(refusal(text) == "a.yaml:\(place): error: values are nested deeper than 128 levels [document.too-deep]")
    }

    @Test func aHundredThousandLevelsCostNoStack() {
        #expect(refusal(String(repeating: "[", count: 100_000)).contains("[document.too-deep]"))
        #expect(refusal(String(repeating: "? ", count: 100_000)).contains("[document."))
    }

    @Test(arguments: ["? [a]\n: b", "{[a]: b}", "? {a: b}\n: c"])
    func aNameIsNoListAndNoObject(text: String) {
        #expect(refusal(text).contains("error: a list or an object cannot be the name of a member [document.name]"))
    }

    @Test func aNameIsNoAlias() {
        #expect(
            refusal("a: &x b\n*x : c") == "a.yaml:2:1: error: an alias cannot be the name of a member [document.name]")
    }

    @Test(arguments: ["", " \n\t\r\n ", "\u{FEFF}", "\u{FEFF}\n"])
    func anEmptyFileIsNamedSo(text: String) {
        #expect(refusal(text) == "a.yaml: error: the file is empty [document.empty]")
    }

    @Test(arguments: ["# nothing\n", "# a\n\n  # b\n", "\u{FEFF}# a"])
    func aFileOfCommentsIsNamedSo(text: String) {
        #expect(refusal(text) == "a.yaml: error: the file holds nothing but comments [document.empty]")
    }

    @Test func aBinaryFileIsNamedSoWithItsFirstByte() {
        #expect(
            refusal("a: 1\nb\u{0}c")
                == "a.yaml:2:2: error: this is not a text file: it holds the byte 0x00 [document.binary]")
        #expect(refusal([0x7F, 0x45, 0x4C, 0x46, 0x02]).contains("it holds the byte 0x02"))
        #expect(refusal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).contains("[document.binary]"))
    }

    @Test func otherEncodingsAreNamed() {
        let help = "\n  help: save the file as UTF-8"
        #expect(
            refusal([0x61, 0x3A, 0x20, 0xC3, 0xA9, 0xE9])
                == "a.yaml:1:5: error: the byte 0xE9 is not valid UTF-8 [document.not-utf8]" + help)
        for bom in [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]] {
            #expect(
                refusal(bom) == "a.yaml: error: the file is in UTF-16 [document.not-utf8]\n  help: save it as UTF-8")
        }
    }

    @Test(arguments: ["a:\n\tb: 1", "a: 1\n\tb: 2", "\ta: 1"])
    func aTabAsIndentationIsNamedSo(text: String) {
        #expect(
            refusal(text).contains(
                "error: a tab stands where YAML expects spaces [document.tab]\n  help: indent with spaces"))
    }

    @Test(arguments: [
        (
            "a: [1, 2",
            "a.yaml:1:9: error: the text ends too early: did not find expected ',' or ']' while parsing a flow sequence"
        ),
        (
            "a: {b: 1",
            "a.yaml:1:9: error: the text ends too early: did not find expected ',' or '}' while parsing a flow mapping"
        ),
        (
            "a: \"b",
            "a.yaml:1:6: error: the text ends too early: found unexpected end of stream while scanning a quoted scalar"
        ),
    ])
    func aTruncatedTextIsNamedSo(text: String, sentence: String) {
        #expect(refusal(text).hasPrefix(sentence + " [document.truncated]"))
    }

    @Test(arguments: [
        ("a: 1\n b: 2", "2:3"), ("a: b: c", "1:5"), ("a: ]", "1:4"), ("@a: 1", "1:1"), ("é: 'x' y", "1:8"),
        ("a: %x", "1:4"),
        ("- a\nb: c", "2:1"),
    ])
    func brokenSyntaxIsReportedAtItsPlace(text: String, place: String) {
        let said = refusal(text)
        #expect(said.hasPrefix("a.yaml:\(place): error: ") && said.contains("[document.syntax]"), "\(said)")
    }

    @Test(arguments: ["a: 1\nbé: \u{80}", "a: 1\nbé: \u{FFFF}", "a: 1\nbé: \u{7F}"])
    func aCharacterYAMLDoesNotAllowIsReportedAtItsPlace(text: String) {
        let said = refusal(text)
        #expect(said.hasPrefix("a.yaml:2:5: error: control characters are not allowed"), "\(said)")
    }
}
