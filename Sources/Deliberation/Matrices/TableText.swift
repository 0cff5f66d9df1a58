import Diagnostics
import Documents

/// Cells of comma-separated values (RFC 4180), each with its place. Where the first line has no comma, semicolons or tabs
/// separate.
enum TableText {
    struct Cell {
        var text: String
        let place: Place
    }

    /// Lines without a single filled cell are left out.
    static func rows(_ bytes: [UInt8], file: String) throws(Problems) -> [[Cell]] {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Problems(Diagnostic("matrix.encoding", "this is not UTF-8 text", at: Place(file: file)))
        }
        let scalars = Array(text.unicodeScalars)
        let separator = separator(scalars)
        var rows: [[Cell]] = []
        var row: [Cell] = []
        var scanner = Scanner(scalars: scalars, separator: separator, file: file)
        while !scanner.isAtEnd {
            row.append(try scanner.cell())
            if scanner.endsLine() {
                rows.append(row)
                row = []
            }
        }
        if !row.isEmpty { rows.append(row) }
        return rows.filter { $0.contains { !$0.text.isEmpty } }
    }

    private static func separator(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        let first = scalars.prefix { $0 != "\n" }
        return [",", ";", "\t"].first { first.contains($0) } ?? ","
    }

    private struct Scanner {
        let scalars: [Unicode.Scalar]
        let separator: Unicode.Scalar
        let file: String
        private var at = 0
        private var line = 1
        private var column = 1

        init(scalars: [Unicode.Scalar], separator: Unicode.Scalar, file: String) {
            self.scalars = scalars
            self.separator = separator
            self.file = file
        }

        var isAtEnd: Bool { at >= scalars.count }

        private mutating func step() {
            if scalars[at] == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
            at += 1
        }

        mutating func cell() throws(Problems) -> Cell {
            let place = Place(file: file, line: line, column: column)
            if !isAtEnd, scalars[at] == "\"" { return Cell(text: try quotedText(place), place: place) }
            var text = String.UnicodeScalarView()
            while !isAtEnd, scalars[at] != separator, scalars[at] != "\n" {
                if scalars[at] != "\r" { text.append(scalars[at]) }
                step()
            }
            return Cell(text: trimmed(String(text)), place: place)
        }

        private mutating func quotedText(_ place: Place) throws(Problems) -> String {
            step()
            var text = String.UnicodeScalarView()
            while !isAtEnd {
                if scalars[at] == "\"" {
                    step()
                    guard !isAtEnd, scalars[at] == "\"" else { break }
                } else if at + 1 == scalars.count {
                    throw Problems(Diagnostic("matrix.quote", "this quote is never closed", at: place))
                }
                text.append(scalars[at])
                step()
            }
            while !isAtEnd, scalars[at] != separator, scalars[at] != "\n" { step() }
            return String(text)
        }

        /// Passes the separator or the end of the line; whether it was the latter.
        mutating func endsLine() -> Bool {
            guard !isAtEnd else { return false }
            let isEnd = scalars[at] == "\n"
            step()
            return isEnd
        }

        private func trimmed(_ text: String) -> String {
            var text = Substring(text)
            while text.first?.isWhitespace ?? false { text = text.dropFirst() }
            while text.last?.isWhitespace ?? false { text = text.dropLast() }
            return String(text)
        }
    }
}
