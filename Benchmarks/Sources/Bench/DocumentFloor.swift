import Documents
import Loading

/// What no engine can do without: reading the line, and the digest that names the deployment.
enum DocumentFloor {
    static func microseconds(_ deployments: Deployments) -> Double {
        let texts = (0..<500).map { Array(deployments.line($0).dropLast()) }
        let document = Document()
        func work() {
            for text in texts {
                try? document.read(json: text.span)
                _ = document.digest()
            }
        }
        work()
        let start = threadSeconds()
        for _ in 0..<4 { work() }
        return (threadSeconds() - start) / Double(4 * texts.count) * 1e6
    }
}
