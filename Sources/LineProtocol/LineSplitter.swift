#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Cuts a stream of bytes into lines at LF, however the bytes arrive.
///
/// Blank lines are dropped, one CR before the LF too, and a BOM at the start of the stream. A line longer than
/// the limit is thrown away up to its LF while it arrives, so memory stays bounded.
public struct LineSplitter: Sendable {
    public enum Line: Equatable, Sendable {
        /// The line's bytes in `buffer`, valid until the next call of `append`.
        case text(Range<Int>)
        /// A line over the limit; how many bytes it had.
        case tooLong(Int)
    }

    /// Bytes of the longest line.
    public let limit: Int
    public private(set) var buffer: [UInt8] = []
    private var start = 0
    private var scanned = 0
    private var discarded = 0
    private var isAtStreamStart = true

    /// Bytes held that are not part of a finished line yet.
    public var pending: Int { buffer.count - start }

    public init(limit: Int = 16 * 1_048_576) { self.limit = limit }

    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if start > 0 {
            buffer.removeSubrange(0..<start)
            scanned -= start
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    public mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

    /// The next finished line, or nil until more bytes come.
    public mutating func next() -> Line? {
        while let end = lineFeed(from: scanned) {
            let line = start..<end
            start = end + 1
            scanned = start
            if discarded > 0 {
                isAtStreamStart = false
                let length = discarded + line.count
                discarded = 0
                return .tooLong(length)
            }
            if line.count > limit {
                isAtStreamStart = false
                return .tooLong(line.count)
            }
            let trimmed = trim(line)
            if !trimmed.isEmpty { return .text(trimmed) }
        }
        scanned = buffer.count
        if buffer.count - start > limit {
            discarded += buffer.count - start
            buffer.removeAll(keepingCapacity: buffer.capacity <= limit)
            start = 0
            scanned = 0
        }
        return nil
    }

    /// Bytes left without an LF when the stream ended; they are never parsed.
    public var tail: Int { discarded + buffer.count - start }

    private func lineFeed(from position: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, position < bytes.count,
                let found = memchr(base + position, 0x0A, bytes.count - position)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    private mutating func trim(_ line: Range<Int>) -> Range<Int> {
        var line = line
        if isAtStreamStart {
            isAtStreamStart = false
            if line.count >= 3, buffer[line.lowerBound] == 0xEF, buffer[line.lowerBound + 1] == 0xBB,
                buffer[line.lowerBound + 2] == 0xBF
            {
                line = line.lowerBound + 3..<line.upperBound
            }
        }
        if let last = line.last, buffer[last] == 0x0D { line = line.lowerBound..<last }
        let isBlank = line.allSatisfy { buffer[$0] == 0x20 || buffer[$0] == 0x09 || buffer[$0] == 0x0D }
        return isBlank ? line.lowerBound..<line.lowerBound : line
    }
}
