import Crypto
import Documents

/// A SHA-256 of some bytes.
public struct ContentDigest: Hashable, Sendable {
    private let words: SIMD4<UInt64>

    public init(of bytes: [UInt8]) {
        words = SHA256.hash(data: bytes).withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
    }

    /// 64 hexadecimal digits.
    public var hexadecimal: String {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        withUnsafeBytes(of: words) { bytes in
            for byte in bytes {
                for half in [byte >> 4, byte & 15] { text.append(half < 10 ? 0x30 + half : 0x57 + half) }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// A SHA-256 that grows line by line.
public struct RunningDigest {
    private var hash = SHA256()

    public init() {}

    public mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

    public var hexadecimal: String {
        hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Document {
    /// `sha256:` and the hexadecimal SHA-256 of the canonical JSON of a value: the same for YAML and JSON, whatever
    /// the order of members, white space and spelling of numbers.
    public func digest(of root: Int = 0) -> String {
        "sha256:" + ContentDigest(of: canonicalText(of: root)).hexadecimal
    }
}
