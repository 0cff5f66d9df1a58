import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Tests start programs side by side, and Foundation lets every child inherit every pipe that is open at that moment: a
/// child that holds another's input open keeps it from ever ending. So pipes are made and programs started one at a
/// time, and the tests' own ends do not pass to children.
public enum Spawning {
    private static let lock = NSLock()

    public static func oneAtATime<Result>(_ body: () throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body()
    }

    public static func pipe() -> Pipe {
        let pipe = Pipe()
        for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
            _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        return pipe
    }
}
