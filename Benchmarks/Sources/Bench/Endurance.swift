import Foundation

/// A million small deployments, all different, through one `plumbline stream --trailer`: memory at every step, and the trailer.
struct Endurance {
    let plumbline: String
    let count: Int

    private static func line(_ number: Int) -> [UInt8] {
        Array(
            """
            {"format":"plumbline-deployment/1","id":"d\(number)","platform":{"capacity":\(1000 + number),"load-per-device":0.5},\
            "devices":[{"class":"meters","count":\(500 + number % 400)}]}

            """.utf8)
    }

    func run() throws {
        print("\n\(count) generated deployments through stream --profile baseline --trailer --format summary")
        print("  deployments   engine KiB   seconds")
        let child = try Child(
            plumbline,
            ["stream", "--home", "ES", "--as-of", Deployments.asOf, "--format", "summary", "--trailer"])
        let total = count
        let feeder = Feeder {
            for start in stride(from: 0, to: total, by: 500) {
                child.send((start..<min(start + 500, total)).reduce(into: []) { $0.append(contentsOf: Endurance.line($1)) })
            }
            child.closeInput()
        }
        let begin = DispatchTime.now().uptimeNanoseconds
        feeder.start()
        var memory: [Int] = []
        let step = max(1, count / 10)
        for number in 1...count {
            guard child.nextLine() != nil else { throw BenchProblem("the stream ended after \(number - 1) records") }
            if number % step == 0 {
                memory.append(child.residentKiB)
                let time = Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
                print(String(format: "  %11d   %10d   %7.0f", number, memory.last ?? 0, time))
                fflush(nil)
            }
        }
        guard child.nextLine() != nil else { throw BenchProblem("there is no trailer") }
        print("  \(child.lastLine)")
        let status = child.end()
        let isWhole = child.lastLine.contains("\"received\":\(count),\"answered\":\(count)")
        let isFlat = (memory.last ?? 0) <= (memory.first ?? 0) + 8192
        Table.show(
            "Endurance",
            [
                Row(
                    "memory at the end", Double(memory.last ?? 0) / 1024, "MiB",
                    beside: [("after the first tenth", Double(memory.first ?? 0) / 1024)], budget: .most(64),
                    why: "see the steps above")
            ])
        print("  memory \(isFlat ? "is flat" : "GREW"); received \(isWhole ? "=" : "≠") answered; exit status \(status)")
        guard isWhole, isFlat else { throw BenchProblem("the stream is not what was promised") }
    }
}
