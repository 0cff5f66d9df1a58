// A module whose only job is to misbehave: its argument says how. Tests hold what the host makes of it.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

let behaviour = CommandLine.arguments.dropFirst().first ?? "well"
guard let run = conduct[behaviour] ?? endings[behaviour] ?? escapes[behaviour] else {
    say("there is no behaviour '\(behaviour)'")
    exit(64)
}
run()
