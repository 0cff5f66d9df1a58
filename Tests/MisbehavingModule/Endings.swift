#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ways to end, or not to.
let endings: [String: Behaviour] = [
    "exit-zero": { serve { _, _ in exit(0) } },
    "segmentation-fault": {
        serve { _, _ in
            say("about to crash")
            UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        }
    },
    // Memory that is asked for in pieces, and used.
    "out-of-memory": {
        serve { _, _ in
            while true {
                guard let piece = malloc(1 << 20) else {
                    say("out of memory")
                    abort()
                }
                memset(piece, 1, 1 << 20)
            }
        }
    },
    // Memory that no limit of one process counts.
    "shared-memory": {
        serve { _, _ in
            let size = 1 << 30
            guard let piece = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
                piece != MAP_FAILED
            else { exit(3) }
            memset(piece, 1, size)
            sleepOn()
        }
    },
    "fork-bomb": {
        serve { _, _ in
            // Each generation doubles; ten of them, should nobody step in.
            for _ in 0..<10 {
                _ = forked()
                usleep(2000)
            }
            sleepOn()
        }
    },
    "grandchild-holds-output": {
        serve { _, _ in
            if forked() == 0 { sleepOn() }
            exit(0)
        }
    },
    // A child, and a grandchild whose parent is gone.
    "family": {
        serve { id, _ in
            if forked() == 0 {
                if forked() == 0 { sleepOn() }
                exit(0)
            }
            if forked() == 0 { sleepOn() }
            putLine(answer(id, measured("0.5")))
        }
    },
    "leaves-its-group": {
        serve { id, _ in
            let left = forked()
            if left == 0 {
                if setsid() >= 0 { sleepOn() }
                exit(7)
            }
            var status: Int32 = 0
            var ended = false
            // It ends at once where it may not leave, and not at all where it could.
            for _ in 0..<300 where !ended {
                usleep(10_000)
                ended = waitpid(left, &status, WNOHANG) == left
            }
            putLine(answer(id, measured(ended ? "0" : "1")))
        }
    },
    "ignores-sigterm": {
        signal(SIGTERM, SIG_IGN)
        var isOver = false
        while true {
            guard let line = readLine() else { sleepOn() }
            guard let id = member("id", of: line), !isOver else { continue }
            switch member("method", of: line) {
            case "\"hello\"": putLine(answer(id, greeting))
            case "\"measure\"": putLine(answer(id, measured("0.5")))
            default: isOver = true
            }
        }
    },
    "closes-output": {
        serve { _, _ in
            close(1)
            sleepOn()
        }
    },
    "hangs": { serve { _, _ in sleepOn() } },
    // Says that it goes on, and never comes to an end.
    "progresses": {
        serve { id, _ in
            while true {
                putLine(
                    #"{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":\#(id),"progress":1}}"#
                )
                usleep(20_000)
            }
        }
    },
    "spins": {
        serve { id, _ in
            putLine(answer(id, measured("0.5")))
            while true {}
        }
    },
    // Ends at one input and measures every other.
    "allergic": {
        serve { id, line in
            if member("odd", of: line) == "0.25" { exit(9) }
            putLine(answer(id, measured(member("odd", of: line) ?? "0")))
        }
    },
]

/// `fork`, which Swift does not offer by name.
func forked() -> pid_t {
    typealias Fork = @convention(c) () -> pid_t
    guard let symbol = dlsym(nil, "fork") else { return -1 }
    return unsafeBitCast(symbol, to: Fork.self)()
}
