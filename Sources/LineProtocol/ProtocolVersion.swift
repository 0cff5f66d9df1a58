/// A version of the line protocol. Minor versions only add.
public struct ProtocolVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let major: Int
    public let minor: Int

    public init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads `major.minor`.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }),
            let major = Int(parts[0]), let minor = Int(parts[1])
        else { return nil }
        self.init(major: major, minor: minor)
    }

    /// What this build speaks, newest first.
    public static let supported = [ProtocolVersion(major: 1, minor: 0)]

    /// The newest version both sides speak.
    public static func newestCommon(with offered: [String]) -> ProtocolVersion? {
        supported.filter { version in offered.contains { ProtocolVersion($0) == version } }.max()
    }

    public static func < (left: ProtocolVersion, right: ProtocolVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }

    public var description: String { "\(major).\(minor)" }
}
