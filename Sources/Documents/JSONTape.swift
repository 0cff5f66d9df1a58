/// The strict JSON reader: RFC 8259 and, besides, no duplicate names, no lone surrogates, valid UTF-8 only.
///
/// It fills a caller's array of nodes, which keeps its storage from one document to the next, so that a
/// document costs no allocation. It is iterative: nesting costs no stack. Complexity O(bytes), and
/// O(n log n) in the names of one object for finding duplicates.
struct JSONTape {
    private var open: [UInt32] = []
    private var names: [UInt32] = []
    private(set) var traits: Traits = []

    /// What occurs anywhere in the document, so that later steps can skip what does not.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8
        static let dollarName = Traits(rawValue: 1)
        static let null = Traits(rawValue: 2)
        static let delicateNumber = Traits(rawValue: 4)
    }

    init() { open.reserveCapacity(Document.depthLimit) }

    /// Reads one whole document. `nodes` is emptied first; on a fault its contents mean nothing.
    mutating func read(_ bytes: Span<UInt8>, into nodes: inout [TapeNode]) throws(JSONFault) {
        nodes.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        traits = []
        guard bytes.count <= Document.sizeLimit else { throw JSONFault(reason: .tooLarge, offset: Document.sizeLimit) }
        var scanner = JSONScanner(bytes)
        scanner.skipSpace()
        if scanner.at == bytes.count { throw JSONFault(reason: .empty, offset: scanner.at) }
        repeat {
            try readValue(&scanner, into: &nodes)
            try closeContainers(&scanner, &nodes)
        } while !open.isEmpty
        if scanner.at != bytes.count { throw JSONFault(reason: .trailingText, offset: scanner.at) }
        if scanner.sawNonASCII { try JSONTape.checkUTF8(bytes) }
    }

    /// Reads one scalar, or opens containers down to the first scalar or empty container.
    private mutating func readValue(_ scanner: inout JSONScanner, into nodes: inout [TapeNode]) throws(JSONFault) {
        while true {
            let start = scanner.at
            let byte = try scanner.current()
            switch byte {
            case UInt8(ascii: "\""):
                nodes.append(try scanner.string(.string, next: nodes.count + 1))
                return
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < Document.depthLimit else { throw JSONFault(reason: .tooDeep, offset: start) }
                let isObject = byte == UInt8(ascii: "{")
                open.append(UInt32(nodes.count))
                nodes.append(TapeNode(isObject ? .object : .array, offset: start))
                scanner.at += 1
                scanner.skipSpace()
                if try scanner.current() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    return
                }
                if isObject { try readName(&scanner, into: &nodes) }
            case UInt8(ascii: "t"):
                try scanner.expect("true")
                nodes.append(TapeNode(.true, offset: start, length: 4, next: nodes.count + 1))
                return
            case UInt8(ascii: "f"):
                try scanner.expect("false")
                nodes.append(TapeNode(.false, offset: start, length: 5, next: nodes.count + 1))
                return
            case UInt8(ascii: "n"):
                try scanner.expect("null")
                traits.insert(.null)
                nodes.append(TapeNode(.null, offset: start, length: 4, next: nodes.count + 1))
                return
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                let number = try scanner.number(next: nodes.count + 1)
                if number.traits.contains(.delicate) { traits.insert(.delicateNumber) }
                nodes.append(number)
                return
            default:
                throw JSONFault(reason: .unexpectedByte(byte), offset: start)
            }
        }
    }

    /// After a value: closes what ends here and stops before the next value, or at the end of the text.
    private mutating func closeContainers(
        _ scanner: inout JSONScanner, _ nodes: inout [TapeNode]
    ) throws(JSONFault) {
        scanner.skipSpace()
        while let container = open.last {
            let index = Int(container)
            let isObject = nodes[index].kind == .object
            let byte = try scanner.current()
            if byte == UInt8(ascii: ",") && nodes.count > index + 1 {
                scanner.at += 1
                scanner.skipSpace()
                if isObject { try readName(&scanner, into: &nodes) }
                return
            }
            guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                throw JSONFault(reason: .unexpectedByte(byte), offset: scanner.at)
            }
            scanner.at += 1
            nodes[index].length = UInt32(scanner.at) - nodes[index].offset
            nodes[index].next = UInt32(nodes.count)
            if isObject { try refuseDuplicates(in: index, nodes, scanner.bytes) }
            open.removeLast()
            scanner.skipSpace()
        }
    }

    private mutating func readName(_ scanner: inout JSONScanner, into nodes: inout [TapeNode]) throws(JSONFault) {
        let byte = try scanner.current()
        guard byte == UInt8(ascii: "\"") else {
            throw JSONFault(reason: .unexpectedByte(byte), offset: scanner.at)
        }
        let name = try scanner.string(.name, next: nodes.count + 1)
        if name.length > 0, scanner.bytes[Int(name.offset)] == UInt8(ascii: "$") || name.traits.contains(.escaped) {
            traits.insert(.dollarName)
        }
        nodes.append(name)
        scanner.skipSpace()
        let colon = try scanner.current()
        guard colon == UInt8(ascii: ":") else {
            throw JSONFault(reason: .unexpectedByte(colon), offset: scanner.at)
        }
        scanner.at += 1
        scanner.skipSpace()
    }

    /// Names are compared after unescaping.
    private mutating func refuseDuplicates(
        in object: Int, _ nodes: [TapeNode], _ bytes: Span<UInt8>
    ) throws(JSONFault) {
        names.removeAll(keepingCapacity: true)
        var index = object + 1
        var anyEscaped = false
        while index < nodes[object].next {
            names.append(UInt32(index))
            anyEscaped = anyEscaped || nodes[index].traits.contains(.escaped)
            index = Int(nodes[index + 1].next)
        }
        guard names.count > 1 else { return }
        if anyEscaped || names.count > 12 {
            return try DuplicateNames.refuse(names, nodes, bytes)
        }
        for later in 1..<names.count {
            let name = nodes[Int(names[later])]
            for earlier in 0..<later {
                let other = nodes[Int(names[earlier])]
                if other.fingerprint == name.fingerprint, other.length == name.length,
                    bytes.matches(other.range, name.range)
                {
                    throw DuplicateNames.fault(at: name, bytes)
                }
            }
        }
    }

    static func checkUTF8(_ bytes: Span<UInt8>) throws(JSONFault) {
        do {
            _ = try UTF8Span(validating: bytes)
        } catch {
            throw JSONFault(reason: .invalidUTF8, offset: error.byteOffsets.lowerBound)
        }
    }
}

/// Finding two equal names among many: sort, then compare neighbours.
enum DuplicateNames {
    static func refuse(_ names: [UInt32], _ nodes: [TapeNode], _ bytes: Span<UInt8>) throws(JSONFault) {
        var texts: [(text: [UInt8], index: Int)] = []
        texts.reserveCapacity(names.count)
        for name in names { texts.append((unescapedBytes(nodes[Int(name)], bytes), Int(name))) }
        texts.sort { $0.text == $1.text ? $0.index < $1.index : $0.text.lexicographicallyPrecedes($1.text) }
        var first: Int?
        for pair in 1..<texts.count where texts[pair].text == texts[pair - 1].text {
            first = min(first ?? .max, texts[pair].index)
        }
        if let first { throw fault(at: nodes[first], bytes) }
    }

    static func fault(at name: TapeNode, _ bytes: Span<UInt8>) -> JSONFault {
        let text = String(decoding: unescapedBytes(name, bytes), as: UTF8.self)
        return JSONFault(reason: .duplicateName(text), offset: Int(name.offset) - 1)
    }
}
