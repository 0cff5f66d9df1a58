import Serving
import Testing

@Suite struct RateLineTests {
    private func line(_ answered: Int, _ bytes: Int, of inputBytes: Int?, seconds: Double) -> String {
        var counts = StreamSession.Counts()
        counts.answered = answered
        counts.bytes = bytes
        return RateLine.text(counts, seconds: seconds, inputBytes: inputBytes)
    }

    @Test func `the time left follows from the share of the input that is read`() {
        #expect(line(500, 250, of: 1000, seconds: 2) == "500 assessed, 250 per second, 6 s left")
        #expect(line(500, 1, of: 100, seconds: 2) == "500 assessed, 250 per second, 3 min 18 s left")
        #expect(line(10, 1, of: 10_000, seconds: 2) == "10 assessed, 5 per second, 5 h 33 min left")
    }

    @Test func `nothing is said of what nobody knows`() {
        #expect(line(500, 250, of: nil, seconds: 2) == "500 assessed, 250 per second")
        #expect(line(500, 1000, of: 1000, seconds: 2) == "500 assessed, 250 per second")
        #expect(line(0, 0, of: 1000, seconds: 0) == "0 assessed, 0 per second")
    }
}
