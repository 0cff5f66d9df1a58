/// Where something stands in a file: line and column are 1-based, columns count Unicode scalars.
public struct Place: Hashable, Sendable, Comparable {
    public let file: String
    /// 0 when only the file is known.
    public let line: Int
    public let column: Int

    public init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    public static func < (left: Place, right: Place) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

extension Place: CustomStringConvertible {
    public var description: String {
        if line == 0 { return file }
        return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
    }
}
