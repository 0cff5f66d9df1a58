#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Sleeps longer than anybody waits.
func sleepOn() -> Never {
    while true { sleep(60) }
}

let conduct: [String: Behaviour] =
    [
        // As it should be, and the value it was sent.
        "well": { serve { id, line in putLine(answer(id, measured(member("odd", of: line) ?? "0"))) } },
        "slow": {
            serve { id, line in
                usleep(300)
                putLine(answer(id, measured(member("odd", of: line) ?? "0")))
            }
        },

        // Greeting.
        "silent": { sleepOn() },
        "slow-hello": {
            usleep(300_000)
            serve { id, _ in putLine(answer(id, measured("0.5"))) }
        },
        "banner": {
            putLine("MisbehavingModule 1.0, all rights reserved")
            serve { id, _ in putLine(answer(id, measured("0.5"))) }
        },
        "manifest-lie": {
            serve(greeting: #"{"version":"1.0","module":{"id":"scale","version":"9.9.9"},"concurrency":4}"#) { id, _ in
                putLine(answer(id, measured("0.5")))
            }
        },
        "refuses": {
            while true {
                let id = member("id", of: nextLine()) ?? "null"
                putLine(#"{"jsonrpc":"2.0","id":\#(id),"error":{"code":1001,"message":"only 9.0 here"}}"#)
            }
        },

        // Output.
        "glued-noise": { serve { id, _ in putLine("Loading model..." + answer(id, measured("0.5"))) } },
        "noise-before-an-answer": { serve { id, _ in put("Loading model...\n" + answer(id, measured("0.5")) + "\n") } },
        "wrong-id-before-an-answer": {
            serve { id, _ in put(answer(id + "7", measured("0.5")) + "\n" + answer(id, measured("0.5")) + "\n") }
        },
        "half-a-line": {
            serve { id, _ in
                put(String(answer(id, measured("0.5")).dropLast(20)))
                exit(0)
            }
        },
        "byte-by-byte": {
            serve { id, _ in
                for byte in answer(id, measured("0.5")) + "\n" { put(String(byte)) }
            }
        },
        "endless-line": {
            serve { _, _ in
                let chunk = String(repeating: "x", count: 1 << 20)
                for _ in 0..<1024 { put(chunk) }
                sleepOn()
            }
        },
        "endless-talk": {
            serve { _, _ in
                let line =
                    #"{"jsonrpc":"2.0","method":"notifications/log","params":{"message":"\#(String(repeating: "y", count: 100_000))"}}"#
                while true { putLine(line) }
            }
        },
        "stderr-flood": {
            serve { id, _ in
                let chunk = String(repeating: "x", count: 1 << 16)
                for _ in 0..<128 { put(chunk, to: 2) }
                putLine(answer(id, measured("0.5")))
            }
        },
        "escape-codes": {
            serve { id, _ in
                putLine(#"{"jsonrpc":"2.0","method":"notifications/log","params":{"message":"\u001b[2Jred\nline"}}"#)
                putLine(answer(id, measured("0.5")))
            }
        },
        "never-reads": {
            putLine(answer("\"h\"", greeting))
            sleepOn()
        },

        // Answers.
        "float-id": { serve { id, _ in putLine(answer(id + ".0", measured("0.5"))) } },
        "wrong-id": { serve { id, _ in putLine(answer(id + "7", measured("0.5"))) } },
        "double-reply": {
            serve { id, _ in
                putLine(answer(id, measured("0.5")))
                putLine(answer(id, measured("0.9")))
            }
        },
        "reply-after-cancel": {
            var waiting: String?
            while true {
                let line = nextLine()
                let method = member("method", of: line)
                if method == "\"notifications/cancelled\"" {
                    // Late, and once more.
                    if let waiting { putLine(answer(waiting, measured("0.5"))) }
                } else if let id = member("id", of: line) {
                    if method == "\"measure\"" {
                        waiting = id
                    } else {
                        putLine(answer(id, method == "\"hello\"" ? greeting : "{}"))
                    }
                    if method == "\"shutdown\"" { exit(0) }
                }
            }
        },
        "result-and-error": {
            serve { id, _ in
                putLine(
                    #"{"jsonrpc":"2.0","id":\#(id),"result":\#(measured("0.5")),"error":{"code":-32603,"message":"both"}}"#
                )
            }
        },
        "not-a-number": { serve { id, _ in putLine(answer(id, measured("NaN"))) } },
        "infinite": { serve { id, _ in putLine(answer(id, measured("1e999"))) } },
        "duplicate-keys": { serve { id, _ in putLine(#"{"jsonrpc":"2.0","id":1,"id":\#(id),"result":{}}"#) } },
        "deep": {
            serve { id, _ in
                let (open, close) = (String(repeating: "[", count: 100_000), String(repeating: "]", count: 100_000))
                putLine(answer(id, open + close))
            }
        },
        "extra-indicator": {
            serve { id, _ in
                putLine(answer(id, measured("0.5", more: #",{"indicator":"bonus","outcome":"measured","value":0}"#)))
            }
        },
        "out-of-scope": { serve { id, _ in putLine(answer(id, measured("0.5", rests: "/platform/capacity"))) } },
        "out-of-domain": { serve { id, _ in putLine(answer(id, measured("7"))) } },
        "nothing-measured": { serve { id, _ in putLine(answer(id, #"{"measurements":[]}"#)) } },
        "sends-a-request": {
            serve { _, _ in putLine(#"{"jsonrpc":"2.0","id":9,"method":"assess","params":{}}"#) }
        },
    ]
