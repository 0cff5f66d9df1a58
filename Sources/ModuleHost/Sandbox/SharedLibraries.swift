#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a program finds its interpreter and its libraries, besides the places every program uses.
///
/// An ELF executable says so itself: its program interpreter, and the run path its linker left in it.
enum SharedLibraries {
    static func places(of command: LaunchCommand) -> [String] {
        let program = command.program
        var places = [program]
        if command.isInterpreter { places += installation(of: program) }
        guard let image = ELFImage(program) else { return places }
        if let loader = image.loader { places.append(directory(of: absolutePath(loader))) }
        let origin = directory(of: program)
        for place in image.runPath {
            let path = replacing(place, "$ORIGIN", by: origin)
            // The program itself is enough of its own directory, which may be anything.
            if path.hasPrefix("/"), path != origin, path != "/" { places.append(path) }
        }
        for store in ["/nix/store", "/gnu/store"] where places.contains(where: { $0.hasPrefix(store + "/") }) {
            places.append(store)
        }
        return places
    }

    /// An interpreter with a place of its own, `/opt/python/bin/python3`, has its library beside that.
    private static func installation(of program: String) -> [String] {
        let bin = directory(of: program)
        guard bin.hasSuffix("/bin"), !["/usr/bin", "/usr/local/bin", "/bin"].contains(bin) else { return [] }
        return ["bin", "lib", "lib64", "libexec"].map { directory(of: bin) + "/" + $0 }
    }

    private static func directory(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "/"
    }

    private static func replacing(_ text: String, _ old: String, by new: String) -> String {
        var result = ""
        var rest = text[...]
        while let found = rest.firstRange(of: old) {
            result += rest[..<found.lowerBound] + new
            rest = rest[found.upperBound...]
        }
        return result + rest
    }
}

/// The few facts of a 64-bit little-endian ELF file that say where it loads from. System V ABI, chapters 4 and 5.
private struct ELFImage {
    private(set) var loader: String?
    private(set) var runPath: [String] = []

    private struct Segment {
        let type: UInt32
        let offset: UInt64, address: UInt64, size: UInt64
    }

    private static let largestPart = 1_048_576
    private let descriptor: Int32

    init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let header = part(0, 64), header.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return nil }
        let table = header.number(32, 8)
        let entrySize = header.number(54, 2)
        let count = header.number(56, 2)
        guard entrySize >= 56, count <= 512, let entries = part(table, entrySize * count) else { return nil }
        let segments = (0..<Int(count)).map { place in
            let at = place * Int(entrySize)
            return Segment(
                type: UInt32(entries.number(at, 4)), offset: entries.number(at + 8, 8),
                address: entries.number(at + 16, 8), size: entries.number(at + 32, 8))
        }
        if let segment = segments.first(where: { $0.type == 3 }) { loader = text(segment.offset) }
        if let dynamic = segments.first(where: { $0.type == 2 }) { readDynamic(dynamic, segments) }
    }

    /// Entries are a tag and a value: 5 the table of strings, 15 and 29 the run path, an offset into it.
    private mutating func readDynamic(_ dynamic: Segment, _ segments: [Segment]) {
        guard let bytes = part(dynamic.offset, dynamic.size) else { return }
        var strings: UInt64?
        var paths: [UInt64] = []
        for at in stride(from: 0, to: bytes.count - 15, by: 16) {
            switch bytes.number(at, 8) {
            case 5: strings = bytes.number(at + 8, 8)
            case 15, 29: paths.append(bytes.number(at + 8, 8))
            default: break
            }
        }
        guard let strings,
            let segment = segments.first(where: {
                $0.type == 1 && $0.address <= strings && strings - $0.address < $0.size
            })
        else { return }
        let table = strings - segment.address + segment.offset
        for path in paths { runPath += (text(table &+ path) ?? "").split(separator: ":").map(String.init) }
    }

    private func part(_ offset: UInt64, _ size: UInt64) -> [UInt8]? {
        guard size <= UInt64(ELFImage.largestPart), offset <= UInt64(Int64.max) else { return nil }
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, filled in
            count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            filled = max(0, count)
        }
        return count == Int(size) ? bytes : nil
    }

    private func text(_ offset: UInt64) -> String? {
        guard offset <= UInt64(Int64.max) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = pread(descriptor, &bytes, bytes.count, off_t(offset))
        guard count > 0, let end = bytes[..<count].firstIndex(of: 0) else { return nil }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}

extension [UInt8] {
    /// A little-endian number of so many bytes; 0 where there are none.
    fileprivate func number(_ offset: Int, _ size: Int) -> UInt64 {
        guard offset >= 0, offset + size <= count else { return 0 }
        return self[offset..<(offset + size)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
