import Documents
import LineProtocol
import RiskModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A module: a program that measures indicators of deployments, one answer per request, until its input ends.
public struct Module {
    private let indicators: [Indicator]
    private let make: ((Value) throws -> [Indicator])?

    public init(_ indicators: [Indicator]) {
        self.indicators = indicators
        make = nil
    }

    /// A module that measures what it is told.
    ///
    /// - Parameter make: makes the indicators from what the manifest declares, which comes with the greeting. The value
    ///   is only there during the call.
    public init(declared make: @escaping (Value) throws -> [Indicator]) {
        indicators = []
        self.make = make
    }

    /// Serves the line protocol on standard input and output. Does not return.
    ///
    /// Standard output is kept for messages: whatever else the program prints goes to standard error.
    public func run() -> Never {
        let input = duplicated(0)
        let output = duplicated(1)
        let null = open("/dev/null", O_RDONLY)
        dup2(null, 0)
        dup2(2, 1)
        serve(from: input, to: output)
        exit(0)
    }

    /// A copy of a descriptor above 2 that does not pass to children.
    private func duplicated(_ descriptor: Int32) -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { exit(74) }
        return copy
    }

    private func serve(from input: Int32, to output: Int32) {
        let conversation = Conversation(indicators, make: make)
        var splitter = LineSplitter()
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while !conversation.isOver {
            let count = chunk.withUnsafeMutableBytes { read(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return }
            chunk.withUnsafeBytes { splitter.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            while let line = splitter.next(), !conversation.isOver {
                switch line {
                case .text(let range):
                    splitter.buffer.withUnsafeBufferPointer { conversation.take($0.extracting(range)) }
                case .tooLong(let length): conversation.refuseLong(length)
                }
            }
            guard writeAll(conversation.output.bytes, to: output) else { return }
            conversation.output.clear()
        }
    }

    private func writeAll(_ bytes: [UInt8], to output: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { write(output, $0.baseAddress! + done, bytes.count - done) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }
}
