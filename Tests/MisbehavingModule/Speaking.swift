#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes bytes to standard output as they are, however many the pipe takes at a time.
func put(_ text: String, to descriptor: Int32 = 1) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, bytes.count - done) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { exit(74) }
        done += count
    }
}

/// What a behaviour is: it runs until it ends the program.
typealias Behaviour = @Sendable () -> Void

func putLine(_ text: String) { put(text + "\n") }

/// A word on standard error.
func say(_ text: String) { put(text + "\n", to: 2) }

/// The next line of standard input; the end of the input ends the program.
func nextLine() -> String {
    guard let line = readLine() else { exit(0) }
    return line
}

/// What follows a member's name, up to the next comma or brace. The host writes without spaces.
func member(_ name: String, of line: String) -> String? {
    guard let found = line.firstRange(of: "\"\(name)\":") else { return nil }
    return String(line[found.upperBound...].prefix { $0 != "," && $0 != "}" })
}

func answer(_ id: String, _ result: String) -> String { #"{"jsonrpc":"2.0","id":\#(id),"result":\#(result)}"# }

/// The answer to `measure` with a value as JSON text, and other measurements or members after it.
func measured(_ value: String, more: String = "", rests: String = "/odd") -> String {
    #"{"measurements":[{"indicator":"answer","outcome":"measured","value":\#(value),"rests":["\#(rests)"]}\#(more)]}"#
}

let greeting = #"{"version":"1.0","concurrency":4}"#

/// Answers the greeting, then hands every `measure` to `body` with its id and its line. The rest is answered as it should.
func serve(greeting text: String = greeting, _ body: (_ id: String, _ line: String) -> Void) {
    while true {
        let line = nextLine()
        guard let id = member("id", of: line) else { continue }
        switch member("method", of: line) {
        case "\"hello\"": putLine(answer(id, text))
        case "\"measure\"": body(id, line)
        default:
            putLine(answer(id, "{}"))
            if member("method", of: line) == "\"shutdown\"" { exit(0) }
        }
    }
}

/// Answers every `measure` with whether something it should not be able to do succeeded: 1 or 0.
func serveAttempts(_ attempt: () -> Bool) { serve { id, _ in putLine(answer(id, measured(attempt() ? "1" : "0"))) } }
