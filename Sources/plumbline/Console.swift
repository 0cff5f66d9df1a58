import Diagnostics
import Reporting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The three streams of the command: results on standard output, everything else on standard error.
enum Console {
    /// Writes all of a text, or ends the program with 74 where nobody reads it any more.
    static func write(_ bytes: [UInt8], to descriptor: Int32 = 1) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done) }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                exit(ExitStatus.inputOutput.rawValue)
            }
        }
    }

    static func write(_ text: String) { write(Array(TerminalText.safe(text).utf8)) }

    /// Tells problems on standard error, counted where there are several.
    static func tell(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        var text = diagnostics.map { "\($0)\n" }.joined()
        let errors = diagnostics.count { $0.severity == .error }
        if errors > 1 { text += "\(errors) errors\n" }
        write(Array(TerminalText.safe(text).utf8), to: 2)
    }

    static func leave(_ status: ExitStatus) -> Never { exit(status.rawValue) }

    /// A word to a person at a terminal.
    static func note(_ text: String) { write(Array("plumbline: \(text)\n".utf8), to: 2) }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Colour on a terminal, unless NO_COLOR, TERM=dumb or a flag says otherwise.
    static func style(noColor: Bool) -> Style {
        let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        let dumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
        return Style(isColoured: !noColor && !refused && !dumb && isTerminal(1))
    }

    /// Columns of the terminal, 100 where there is none.
    static var width: Int {
        var size = winsize()
        guard isTerminal(1), ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return min(160, max(60, Int(size.ws_col)))
    }
}
