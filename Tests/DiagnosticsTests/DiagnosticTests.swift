import Testing

@testable import Diagnostics

@Suite struct DiagnosticTests {
    @Test func aDiagnosticReadsAsPlaceSentenceCodeNotesAndHelp() {
        let diagnostic = Diagnostic(
            "deployment.shares-sum", "the shares sum to 1.15, not 1", at: Place(file: "b.yaml", line: 41, column: 14),
            notes: ["0.55 (line 42), 0.6 (line 46)", "illustrative"], help: "check the tender annex")
        #expect(
            diagnostic.description == """
                b.yaml:41:14: error: the shares sum to 1.15, not 1 [deployment.shares-sum]
                  note: 0.55 (line 42), 0.6 (line 46)
                  note: illustrative
                  help: check the tender annex
                """)
    }

    @Test func aDiagnosticWithoutAPlaceBeginsWithItsSeverity() {
        #expect(Diagnostic("a.b", "it is so", severity: .warning).description == "warning: it is so [a.b]")
    }

    @Test func aPlaceShowsOnlyWhatIsKnown() {
        #expect(Place(file: "a.yaml").description == "a.yaml")
        #expect(Place(file: "a.yaml", line: 3).description == "a.yaml:3")
        #expect(Place(file: "a.yaml", line: 3, column: 9).description == "a.yaml:3:9")
    }

    @Test func problemsComeInOrderOfPlaceAndKeepTheirOrderWithinOne() {
        func problem(_ message: String, _ place: Place?) -> Diagnostic { Diagnostic("a.b", message, at: place) }
        let problems = Problems([
            problem("second file", Place(file: "b", line: 1, column: 1)),
            problem("line ten", Place(file: "a", line: 10, column: 1)),
            problem("line nine, later column", Place(file: "a", line: 9, column: 12)),
            problem("same place, first", Place(file: "a", line: 9, column: 2)),
            problem("same place, second", Place(file: "a", line: 9, column: 2)),
            problem("no place", nil),
        ])
        #expect(
            problems.diagnostics.map(\.message) == [
                "no place", "same place, first", "same place, second", "line nine, later column", "line ten",
                "second file",
            ])
    }

    @Test func onlyErrorsCountAsErrors() {
        #expect(![Diagnostic("a.b", "x", severity: .warning), Diagnostic("a.b", "x", severity: .note)].hasErrors)
        #expect([Diagnostic("a.b", "x", severity: .note), Diagnostic("a.b", "x")].hasErrors)
    }
}

@Suite struct SuggestionTests {
    private let names = ["vendor-lock-in", "scale", "governance", "capacity", "format"]

    @Test(arguments: [
        ("vendor-lockin", "vendor-lock-in"), ("sclae", "scale"), ("Scale", "scale"), ("governence", "governance"),
        ("capacty", "capacity"), ("fromat", "format"), ("scales", "scale"),
    ])
    func aSlipOfTheKeyboardIsRecognised(typed: String, meant: String) {
        #expect(suggestion(for: typed, among: names) == "did you mean '\(meant)'?")
    }

    @Test(arguments: ["", "weather", "x", String(repeating: "scale", count: 40), "лицо"])
    func whatIsNotNearIsNotSuggested(typed: String) {
        #expect(nearestName(to: typed, among: names) == nil)
    }

    @Test func aNameIsNotSuggestedForItselfAndTiesGoToTheFirst() {
        #expect(nearestName(to: "scale", among: ["scale"]) == nil)
        #expect(nearestName(to: "X", among: ["S", "D"]) == nil && nearestName(to: "S", among: ["s"]) == "s")
        #expect(nearestName(to: "bat", among: ["cat", "hat"]) == "cat")
    }

    @Test func aTranspositionCountsOne() {
        #expect(nearestName(to: "ab", among: ["ba"]) == "ba")
        #expect(nearestName(to: "abc", among: ["cab"]) == nil)
    }

    @Test func quotedTextFitsOnOneLineOfATerminal() {
        #expect(quoted("plain") == "'plain'")
        #expect(quoted("a\nb\tc\rd") == "'a\\nb\\tc\\rd'")
        #expect(quoted("\u{1B}[31m\u{7F}\u{9B}") == "'\\u{1b}[31m\\u{7f}\\u{9b}'")
        #expect(quoted(String(repeating: "ä", count: 61)) == "'" + String(repeating: "ä", count: 60) + "…'")
        #expect(quoted("abc", limit: 3) == "'abc'")
    }
}
