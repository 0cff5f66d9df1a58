import Diagnostics
import Documents

/// A decision matrix as comma-separated values: a first line of criteria, lines that say something of every criterion,
/// and a line for each option.
///
///     ,scale,price
///     direction,minimise,minimise
///     weight,0.15,0.2
///     range-low,0,50
///     range-high,100,90
///     A,30,62
public struct MatrixTable {
    /// First cells of lines that are about the criteria; no option can have such a name here.
    static let properties = [
        "direction", "weight", "points", "unit", "range-low", "range-high", "indifference", "preference", "function",
        "spread",
    ]
    private static let texts: Set<String> = ["direction", "unit", "function"]

    private var criteria: [[DocumentTree.Member]]
    private var lows: [TableText.Cell] = []
    private var alternatives: [DocumentTree] = []
    private var problems: [Diagnostic] = []

    /// The same matrix as a document, every value with the place of its cell.
    public static func document(_ text: [UInt8], file: String) throws(Problems) -> Document {
        let rows = try TableText.rows(text, file: file)
        guard let header = rows.first else {
            throw Problems(Diagnostic("matrix.empty", "there is nothing in this table", at: Place(file: file)))
        }
        var table = MatrixTable(criteria: header.dropFirst().map { [member("id", text: $0)] })
        for row in rows.dropFirst() { table.read(row, width: header.count) }
        guard table.problems.isEmpty else { throw Problems(table.problems) }
        do {
            return try table.tree(under: header).flattened()
        } catch {
            throw Problems(Diagnostic("matrix.too-large", error.message, at: Place(file: file)))
        }
    }

    private init(criteria: [[DocumentTree.Member]]) { self.criteria = criteria }

    private mutating func read(_ row: [TableText.Cell], width: Int) {
        let place = row[0].place
        guard row.count == width else {
            problems.append(
                Diagnostic(
                    "matrix.columns", "this line has \(row.count) cells, not the \(width) of the first", at: place))
            return
        }
        let cells = Array(row.dropFirst())
        switch row[0].text.lowercased() {
        case "range-low": lows = cells
        case "range-high": readRanges(to: cells, at: place)
        case let name where MatrixTable.properties.contains(name): readProperty(name, cells)
        default:
            let values = cells.map { $0.text.isEmpty ? .scalar(Array("null".utf8), $0.place) : number($0) }
            alternatives.append(
                .object(
                    [
                        MatrixTable.member("id", text: row[0]),
                        .init(name: "values", place: place, value: .array(values, place)),
                    ], place))
        }
    }

    private mutating func readProperty(_ name: String, _ cells: [TableText.Cell]) {
        for (column, cell) in cells.enumerated() where !cell.text.isEmpty {
            let isText = MatrixTable.texts.contains(name)
            criteria[column].append(
                isText
                    ? MatrixTable.member(name, text: cell) : .init(name: name, place: cell.place, value: number(cell)))
        }
    }

    private mutating func readRanges(to highs: [TableText.Cell], at place: Place) {
        guard lows.count == highs.count else {
            problems.append(Diagnostic("matrix.range", "a line 'range-low' has to come before 'range-high'", at: place))
            return
        }
        for (column, cell) in highs.enumerated() where !cell.text.isEmpty && !lows[column].text.isEmpty {
            let ends = [number(lows[column]), number(cell)]
            criteria[column].append(.init(name: "range", place: cell.place, value: .array(ends, cell.place)))
        }
    }

    private func tree(under header: [TableText.Cell]) -> DocumentTree {
        let start = header[0].place
        let columns = zip(criteria, header.dropFirst()).map { DocumentTree.object($0, $1.place) }
        return .object(
            [
                .init(name: "criteria", place: start, value: .array(columns, start)),
                .init(name: "alternatives", place: start, value: .array(alternatives, start)),
            ], start)
    }

    private static func member(_ name: String, text cell: TableText.Cell) -> DocumentTree.Member {
        var writer = JSONWriter()
        writer.string(cell.text)
        return .init(name: name, place: cell.place, value: .scalar(writer.bytes, cell.place))
    }

    private mutating func number(_ cell: TableText.Cell) -> DocumentTree {
        var writer = JSONWriter()
        if let value = Double(cell.text), value.isFinite {
            writer.number(value)
        } else {
            problems.append(
                Diagnostic(
                    "matrix.not-a-number", "\(quoted(cell.text)) is not a finite number", at: cell.place,
                    help: cell.text.contains(",") ? "decimals are written with a point" : nil))
            writer.integer(0)
        }
        return .scalar(writer.bytes, cell.place)
    }
}
