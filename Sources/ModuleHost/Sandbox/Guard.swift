import CSystem

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A small process that ends every module, and all a module started, when the engine is gone without having done so.
final class Guard {
    private var pid: pid_t = 0
    /// -1 where there is none.
    private(set) var descriptor: Int32

    /// - Parameter directory: what it removes when the engine could not.
    init(directory: String?) { descriptor = plumbline_start_guard(directory, &pid) }

    /// A group has ended, and its number may be given to another.
    func ended(_ group: pid_t) {
        if descriptor >= 0 { plumbline_tell_ended(descriptor, group) }
    }

    /// Ends it, and whatever it still watches over.
    func leave() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        while waitpid(pid, nil, 0) < 0, errno == EINTR {}
    }
}
