import Foundation
import TestSamples
import Testing

@testable import Documents

@Suite struct JSONNumberTests {
    @Test(arguments: [
        "0", "-0", "1", "-1", "10", "123456789012345678901234567890", "0.5", "-0.0", "1.5e300", "1e5", "1E5", "1e+5",
        "1e-5", "0e0", "0e+1", "1.0E+2", "0.1e1", "1e400", "-1e400", "1e-400", "20.00",
    ])
    func everyNumberOfTheGrammarIsAccepted(text: String) {
        #expect(document(text).root.lexeme == text)
        #expect(document("[\(text)]").root.elements[0].lexeme == text)
    }

    @Test(arguments: [
        "01", "-01", "00", "1.", ".5", "-.5", "+1", "1e", "1e+", "1e-", "1.e5", "0x10", "1_000", "--1", "-", "1eE2",
        "-a", "１", "2.e3", "0.e1", "-Infinity", "1.2.3", "1e5.5", "1e+-5", "0123", "- 1", "1 000", "0b1", "1f", "1.5d",
    ])
    func everythingElseIsRefused(text: String) {
        #expect(fault(text) != nil)
        #expect(fault("[\(text)]") != nil)
        #expect(fault("{\"a\":\(text)}") != nil)
    }

    @Test(arguments: ["01", "1.x", "-x", "1e+x"]) func aBrokenNumberIsReportedWhereItBegins(text: String) {
        #expect(fault("[10, \(text)]") == JSONFault(reason: .badNumber, offset: 5))
    }

    @Test(
        arguments: [
            ("9007199254740991", 9_007_199_254_740_991), ("-9007199254740991", -9_007_199_254_740_991), ("1e3", 1000),
            ("2.0", 2), ("-0", 0), ("1.5e1", 15), ("9007199254740992", nil), ("9007199254740993", nil), ("2.5", nil),
            ("1e400", nil), ("1e16", nil), ("1e-400", 0),
        ] as [(String, Int?)])
    func aWholeNumberIsExactOrNotGivenAtAll(text: String, integer: Int?) {
        #expect(document(text).root.integer == integer)
    }

    @Test(arguments: [
        ("9007199254740991", false), ("9007199254740992", true), ("-9007199254740993", true), ("1e400", true),
        ("-1e400", true), ("1e300", false), ("0.12345678901234567", false), ("9007199254740993.0", false),
        ("1e-400", false),
        ("\"1e400\"", false), ("null", false),
    ])
    func whatNoDoubleHoldsIsTold(text: String, isUnholdable: Bool) {
        #expect(document(text).isUnholdable(0) == isUnholdable)
    }

    @Test func otherValuesAreNoNumbers() {
        for text in ["null", "true", "\"1\"", "[1]", "{}"] {
            #expect(document(text).root.double == nil && document(text).root.integer == nil)
        }
    }

    /// The fast path (at most 15 digits, no exponent) and the slow one, against the standard library.
    @Test(arguments: [UInt64(11)])
    func everyDecimalIsRoundedCorrectly(seed: UInt64) throws {
        var random = SeededRandom(seed)
        let lexemes = (0..<250_000).map { _ in JSONNumberTests.lexeme(&random) }
        let document = document("[" + lexemes.joined(separator: ",") + "]")
        var wrong: [String] = []
        for (index, lexeme) in lexemes.enumerated() {
            let expected = Double(lexeme).flatMap { $0.isFinite ? $0 : nil }
            if document.double(at: index + 1)?.bitPattern != expected?.bitPattern { wrong.append(lexeme) }
        }
        #expect(wrong.isEmpty, "seed \(seed)")
    }

    private static func lexeme(_ random: inout SeededRandom) -> String {
        let whole = random.number(0...Int(pow(10, Double(random.number(0...17)))))
        var text = (random.oneIn(3) ? "-" : "") + "\(whole)"
        if random.oneIn(2) {
            text += "." + (0..<random.number(1...18)).map { _ in "\(random.number(0...9))" }.joined()
        }
        if random.oneIn(5) { text += "e\(random.number(-320...320))" }
        return text
    }
}

@Suite struct TwelveDigitTests {
    @Test(
        arguments: [
            (0, 0), (-0.0, 0), (1, 1), (-2.5, -2.5), (0.1 + 0.2, 0.3), (1.0 / 3, 0.333333333333),
            (2.0 / 3, 0.666666666667),
            (123456789012.5, 123456789013), (1_234_567_890_123, 1_234_567_890_120), (1e15, 1e15), (1e16, 1e16),
            (.leastNonzeroMagnitude, .leastNonzeroMagnitude),
            (1.7976931348623157e308, 1.79769313486e308), (9.999999999999e-5, 1e-4), (9.9999999999999e-20, 1e-19),
            (1e-5, 1e-5), (2.2250738585072014e-308, 2.22507385851e-308), (999999999999.6, 1e12), (1e23, 1e23),
        ] as [(Double, Double)])
    func roundingIsAsOneWouldDoItByHand(value: Double, rounded: Double) {
        #expect(roundedTo12Digits(value) == rounded)
    }

    @Test(arguments: [UInt64(5), 17])
    func everyValueRoundsToItsNearestTwelveDigits(seed: UInt64) {
        var random = SeededRandom(seed)
        var wrong: [Double] = []
        for round in 0..<15_000 {
            let value =
                round % 2 == 0
                ? random.anyDouble() : (random.fraction() - 0.5) * pow(10, Double(random.number(-14...17)))
            let rounded = roundedTo12Digits(value)
            guard rounded != Double(String(format: "%.11e", value)) else { continue }
            // So near the middle of two neighbours that the last bits of the arithmetic decide: either will do.
            let afterTheTwelfth = String(format: "%.16e", abs(value)).dropFirst(13).prefix(3)
            let isTie = afterTheTwelfth == "499" || afterTheTwelfth == "500"
            if !isTie || abs(rounded / value - 1) > 6e-12 { wrong.append(value) }
        }
        #expect(wrong.isEmpty, "seed \(seed)")
    }

    @Test(arguments: [UInt64(23)])
    func aNumberThatShortAlreadyIsLeftAloneAndRoundingTwiceIsRoundingOnce(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<8000 {
            let short = Double("\(random.number(-999_999_999_999...999_999_999_999))e\(random.number(-300...290))")!
            #expect(roundedTo12Digits(short) == short, "seed \(seed)")
            let value = random.anyDouble()
            let once = roundedTo12Digits(value)
            #expect(roundedTo12Digits(once) == once, "seed \(seed): \(value)")
            #expect(roundedTo12Digits(-value) == -once, "seed \(seed): \(value)")
        }
    }
}
