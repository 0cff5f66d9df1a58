import Crypto
import Documents

extension Document {
    /// `sha256:` and the hexadecimal SHA-256 of the canonical JSON of a value: the same for YAML and JSON, whatever
    /// the order of members, white space and spelling of numbers.
    public func digest(of root: Int = 0) -> String {
        let bytes = SHA256.hash(data: canonicalText(of: root))
        var text = "sha256:"
        for byte in bytes { text += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return text
    }
}
