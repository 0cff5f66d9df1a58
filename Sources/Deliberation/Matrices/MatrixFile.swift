import Diagnostics
import Documents
import Loading

/// A decision matrix in a file of any of its three forms.
public enum MatrixFile {
    /// CSV where the name ends in `.csv`, and on standard input where the first line has cells; else YAML or JSON.
    public static func load(_ path: String, streams: Bool = false) throws(Problems) -> LoadedMatrix {
        let text = try FileText.read(path, streams: streams)
        let isTable = path.hasSuffix(".csv") || path.hasSuffix(".tsv") || (path == "-" && looksLikeTable(text))
        let document =
            try isTable
            ? MatrixTable.document(text, file: path) : FileText.document(text, file: path, alsoTelling: problems)
        return try MatrixReader.read(document)
    }

    private static func problems(of document: Document) -> [Diagnostic] {
        do throws(Problems) {
            _ = try MatrixReader.read(document)
            return []
        } catch {
            return error.diagnostics
        }
    }

    private static func looksLikeTable(_ text: [UInt8]) -> Bool {
        let line = text.prefix { $0 != 0x0A }
        let starts = [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "#"), UInt8(ascii: "-")]
        guard let first = line.first(where: { $0 > 0x20 }), !starts.contains(first) else { return false }
        return line.contains(UInt8(ascii: ",")) || line.contains(UInt8(ascii: ";")) || line.contains(0x09)
    }
}
