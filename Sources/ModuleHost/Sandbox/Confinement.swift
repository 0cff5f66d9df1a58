import CSystem
import Loading
import RiskModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What one module may touch: everything else is refused, where the kernel can.
struct Confinement {
    struct Place: Hashable {
        let path: String
        let rights: Int

        init(_ path: String, _ rights: Int) {
            self.path = path
            self.rights = rights
        }
    }

    static let read = Int(PLUMBLINE_READ)
    static let run = Int(PLUMBLINE_READ | PLUMBLINE_EXECUTE)
    static let use = Int(PLUMBLINE_READ | PLUMBLINE_WRITE)
    static let change = Int(PLUMBLINE_READ | PLUMBLINE_WRITE | PLUMBLINE_CHANGE)

    /// Programs and libraries of the system, and what every program reads.
    static let system: [Place] =
        [
            "/bin", "/lib", "/lib32", "/lib64", "/usr/bin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec",
            "/usr/local/bin", "/usr/local/lib", "/usr/local/lib64",
        ].map { Place($0, run) }
        + ["/usr/share/zoneinfo", "/usr/share/locale", "/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/localtime"]
        .map { Place($0, read) }
        + ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"].map { Place($0, use) }

    /// What names and certificates of the network are looked up in.
    static let ofNetwork: [Place] = [
        "/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/services", "/etc/protocols", "/etc/gai.conf",
        "/etc/host.conf", "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/usr/share/ca-certificates",
        "/run/systemd/resolve",
    ].map { Place($0, read) }

    let places: [Place]
    let allowsNetwork: Bool

    init(_ command: LaunchCommand, directory: String, scratch: String, permissions: ModuleManifest.Permissions) {
        allowsNetwork = permissions.network
        places =
            Confinement.system
            + [Place(directory, Confinement.run), Place(scratch, Confinement.change)]
            + SharedLibraries.places(of: command).map { Place($0, Confinement.run) }
            + (permissions.network ? Confinement.ofNetwork : [])
            + permissions.files.map { Place($0, Confinement.read) }
    }

    /// A ruleset of the kernel that allows just this. The caller closes it.
    func ruleset(version: Int) throws(Failure) -> Int32 {
        let ruleset = plumbline_landlock_ruleset(Int32(version), allowsNetwork ? 1 : 0)
        guard ruleset >= 0 else { throw Failure(error: errno) }
        for place in Set(places)
        where plumbline_landlock_allow(ruleset, Int32(version), place.path, Int32(place.rights)) < 0 {
            let failure = Failure(error: errno)
            close(ruleset)
            throw failure
        }
        return ruleset
    }

    struct Failure: Error {
        let error: Int32
    }
}
