import Testing

@testable import Scale

@Suite struct ServiceGraphTests {
    @Test func aSingleControlCentreTakesEverythingWithIt() {
        let graph = graph(devices: [10, 20, 0, 0], links: [(0, 2), (1, 2), (2, 3)], hosts: [[3]])
        #expect(graph.losses().map(\.devices) == [10, 20, 30, 30])
        let impact = singlePointImpact(of: graph)
        #expect(impact?.share == 1...1)
        #expect(impact?.significant.map(\.node) == [2, 3, 1, 0])
        #expect(impact?.significant.map(\.share) == [1, 1, 20.0 / 30, 10.0 / 30])
    }

    @Test func aSecondPathLeavesOnlyWhatHangsOnTheNode() {
        let links = [(0, 2), (0, 3), (1, 2), (1, 3), (2, 4), (3, 5), (4, 5)]
        let graph = graph(devices: [10, 30, 0, 0, 0, 0], links: links, hosts: [[4, 5], [4, 5]])
        #expect(graph.losses().map(\.devices) == [10, 30, 0, 0, 0, 0])
        #expect(singlePointImpact(of: graph)?.share == 0.75...0.75)
    }

    @Test func everyFunctionIsRequiredAndAnyHostSuffices() {
        let links = [(0, 1), (1, 2), (0, 2)]
        #expect(singlePointImpact(of: graph(devices: [1, 1, 2], links: links, hosts: [[1, 2]]))?.share == 0.5...0.5)
        #expect(singlePointImpact(of: graph(devices: [1, 1, 2], links: links, hosts: [[1, 2], [0]]))?.share == 1...1)
    }

    @Test func whatIsCutOffAlreadyIsLostWhateverFails() {
        let graph = graph(devices: [10, 30, 0, 0], links: [(0, 2), (2, 3)], hosts: [[3]])
        #expect(graph.losses().map(\.devices) == [40, 30, 40, 40])
    }

    @Test func aFunctionHostedNowhereIsLostToAll() {
        #expect(singlePointImpact(of: graph(devices: [1, 2], links: [(0, 1)], hosts: [[]]))?.share == 1...1)
    }

    @Test func noDevicesLeaveNothingToLose() {
        #expect(singlePointImpact(of: graph(devices: [], links: [], hosts: [[]])) == nil)
        #expect(singlePointImpact(of: graph(devices: [0], links: [(0, 0)], hosts: [[0]])) == nil)
    }

    @Test func unknownDevicesMayBeAllOfThem() {
        let graph = ServiceGraph(
            devices: [10, 30, 0, 0], unknown: [0, 1, 0, 0], links: [(0, 2), (1, 2), (2, 3)], hosts: [[3]])
        #expect(singlePointImpact(of: graph)?.share == 1...1)
        let apart = ServiceGraph(
            devices: [10, 0, 30], unknown: [0, 1, 0], links: [(0, 1), (1, 2), (0, 2)], hosts: [[0, 1, 2]])
        #expect(singlePointImpact(of: apart)?.share == 0...1)
    }

    @Test(arguments: [UInt64(20_261_123), 42])
    func lossesAreThoseOfRemovingEveryNodeInTurn(seed: UInt64) {
        var random = SeededRandom(seed)
        for _ in 0..<300 {
            let count = Int.random(in: 1...9, using: &random)
            let links = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
            }
            let hosts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                (0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 0..<count, using: &random) }
            }
            let devices = (0..<count).map { _ in Double(Int.random(in: 0...5, using: &random)) }
            let found = graph(devices: devices, links: links, hosts: hosts).losses().map(\.devices)
            let expected = (0..<count).map { lost(without: $0, devices, links, hosts) }
            #expect(found == expected, "seed \(seed): \(devices) \(links) \(hosts)")
        }
    }

    @Test func aChainOfTenThousandNodesIsNoProblem() {
        let count = 10_000
        let links = (1..<count).map { ($0 - 1, $0) }
        let chain = graph(devices: [Double](repeating: 1, count: count), links: links, hosts: [[count - 1]])
        #expect(chain.losses().map(\.devices) == (1...count).map(Double.init))
    }

    private func graph(devices: [Double], links: [(Int, Int)], hosts: [[Int]]) -> ServiceGraph {
        ServiceGraph(devices: devices, unknown: devices.map { _ in 0 }, links: links, hosts: hosts)
    }

    private func lost(without gone: Int, _ devices: [Double], _ links: [(Int, Int)], _ hosts: [[Int]]) -> Double {
        devices.indices.reduce(0) { sum, node in
            var reached: Set<Int> = node == gone ? [] : [node]
            var size = -1
            while size != reached.count {
                size = reached.count
                for (from, to) in links where from != gone && to != gone {
                    if reached.contains(from) { reached.insert(to) }
                    if reached.contains(to) { reached.insert(from) }
                }
            }
            let isServed = node != gone && hosts.allSatisfy { !reached.isDisjoint(with: $0) }
            return sum + (isServed ? 0 : devices[node])
        }
    }
}
