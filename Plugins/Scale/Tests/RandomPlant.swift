@testable import Scale

/// Random deployments for the properties that must hold for every one of them, each figure under a name.
struct RandomPlant {
    var figures: [String: Double] = [:]
    var texts: [String: String] = [:]

    init(_ random: inout SeededRandom) {
        func draw(_ name: String, _ range: ClosedRange<Double>) {
            figures[name] = Double.random(in: range, using: &random)
        }
        func pick(_ name: String, _ choices: [String]) { texts[name] = choices.randomElement(using: &random) }
        draw("count", 1e3...1e6)
        draw("growth", -0.1...0.5)
        draw("count-2", 1e3...1e6)
        draw("growth-2", -0.1...0.5)
        draw("capacity", 1e5...1e7)
        draw("load", 0.5...2)
        draw("lead", 0.2...3)
        draw("arrivals-per-second", 10...1000)
        figures["workers"] = Double(Int.random(in: 1...40, using: &random))
        draw("services", 5...60)
        draw("objective", 0...2)
        draw("delay", 0...3)
        draw("updates", 0.05...1.4)
        draw("twin-services", 0.5...2)
        draw("freshness", 1...30)
        draw("availability", 0.99...0.99999)
        draw("common-cause", 0...0.5)
        draw("required", 0.99...0.99999)
        draw("sessions", 0.1...2)
        draw("window", 10...1e5)
        draw("admitted", 10...1e5)
        draw("stored", 0...1e4)
        draw("days", 0...365)
        draw("overhead", 0...2)
        draw("provisioned", 1e12...1e16)
        draw("district", 10...1e6)
        draw("area", 0.1...10)
        draw("traffic", 0...100)
        draw("latency", 1...40)
        draw("interval", 1...50)
        figures["target-level"] = Double(Int.random(in: 0...4, using: &random))
        figures["achieved-level"] = Double(Int.random(in: 0...4, using: &random))
        draw("out", 0...2e6)
        draw("batteries", 0...1)
        draw("failures", 0...0.5)
        draw("crews", 1...500)
        draw("visits", 100...3000)
        draw("target", 1e9...1e10)
        figures["target-year"] = Double(Int.random(in: 2026...2035, using: &random))
        draw("estimate", 1e9...1e10)
        var count = Double.random(in: 1e8...1e9, using: &random)
        for year in 2020...2025 {
            figures["year-\(year)"] = count
            count *= Double.random(in: 1.02...1.5, using: &random)
        }
        pick("arrivals", ["beta", "uniform"])
        pick("kind", ["observed", "estimated"])
        pick("twin", ["queued", "periodic"])
        pick("class", ["mobile-robots", "industrial-emergency-stop"])
        pick("begins", ["first-count", "earlier"])
        pick("definition", ["wide", "narrow"])
    }

    private func number(_ name: String) -> Tree { .number(figures[name] ?? 0) }
    private func text(_ name: String) -> Tree { .text(texts[name] ?? "") }

    var deployment: Tree { .object(site + plans) }

    /// The sections one indicator reads, so that a test need not measure what no change can reach.
    func sections(for indicator: String) -> Tree {
        .object(["growth-gap", "diffusion-shortfall", "definition-match"].contains(indicator) ? plans : site)
    }

    private var plans: [(String, Tree)] { [("targets", targets), ("series", series)] }

    private var site: [(String, Tree)] {
        [
            ("devices", .list([device("a", ""), device("b", "-2")])),
            ("platform", platform), ("architecture", architecture), ("access", access),
            ("time-critical-flows", flows), ("security-zones", zones), ("field-service", fieldService),
        ]
    }

    private func device(_ name: String, _ suffix: String) -> Tree {
        .object([
            ("class", .text(name)), ("count", number("count" + suffix)), ("growth", number("growth" + suffix)),
            ("stored-bytes-per-second", number("stored")), ("retention-days", number("days")),
        ])
    }

    private var platform: Tree {
        .object([
            ("capacity", number("capacity")), ("load-per-device", number("load")),
            ("expansion-lead-years", number("lead")),
            (
                "ingest",
                .object([
                    ("peak-messages-per-second", number("arrivals-per-second")), ("workers", number("workers")),
                    ("messages-per-second-per-worker", number("services")), ("objective-seconds", number("objective")),
                ])
            ),
            (
                "twin",
                .object([
                    ("kind", text("twin")), ("updates-per-second", number("updates")),
                    ("services-per-second", number("twin-services")), ("network-delay-seconds", number("delay")),
                    ("required-freshness-seconds", number("freshness")),
                ])
            ),
            (
                "reconnect",
                .object([
                    ("sessions-per-device", number("sessions")), ("window-seconds", number("window")),
                    ("arrivals", text("arrivals")), ("admitted-per-second", number("admitted")),
                ])
            ),
            ("storage", .object([("overhead", number("overhead")), ("provisioned-bytes", number("provisioned"))])),
        ])
    }

    private var architecture: Tree {
        .object([
            ("required-availability", number("required")),
            (
                "blocks",
                .list([
                    .object([
                        ("id", .text("pair")), ("required", .number(1)), ("installed", .number(2)),
                        ("availability", number("availability")), ("common-cause", number("common-cause")),
                    ]),
                    .object([
                        ("id", .text("single")), ("required", .number(1)), ("installed", .number(1)),
                        ("availability", number("availability")),
                    ]),
                ])
            ),
            (
                "nodes",
                .list(
                    [("north", number("count")), ("south", number("count-2")), ("core", .number(0))].map {
                        .object([("id", .text($0.0)), ("devices", $0.1)])
                    })
            ),
            (
                "links",
                .list(
                    [("north", "core"), ("south", "core"), ("north", "south")].map {
                        .object([("from", .text($0.0)), ("to", .text($0.1))])
                    })
            ),
            ("functions", .list([.object([("id", .text("f")), ("nodes", .list([.text("core"), .text("south")]))])])),
        ])
    }

    private var access: Tree {
        .object([
            ("technology", .text("imt-2020-mmtc")), ("bytes-per-device-hour", number("traffic")),
            (
                "districts",
                .list([
                    .object([("id", .text("d")), ("devices", number("district")), ("area-km2", number("area"))]),
                    .object([("id", .text("e")), ("devices", .number(500)), ("area-km2", .number(3))]),
                ])
            ),
        ])
    }

    private var flows: Tree {
        .list([
            .object([
                ("id", .text("f")), ("latency-class", text("class")), ("latency-ms", number("latency")),
                ("transfer-interval-ms", number("interval")),
            ]),
            .object([
                ("id", .text("g")), ("latency-class", .text("grid-load-control")), ("latency-ms", .number(20)),
            ]),
        ])
    }

    private var zones: Tree {
        .list([
            .object([
                ("id", .text("z")),
                ("target", .list((0..<7).map { $0 == 3 ? number("target-level") : .number(2) })),
                ("achieved", .list((0..<7).map { $0 == 3 ? number("achieved-level") : .number(2) })),
            ])
        ])
    }

    private var fieldService: Tree {
        .object([
            ("kind", text("kind")), ("out-of-service", number("out")),
            ("battery-changes-per-device-year", number("batteries")), ("failures-per-device-year", number("failures")),
            ("crews", number("crews")), ("visits-per-crew-year", number("visits")),
        ])
    }

    private var targets: Tree {
        .list([
            .object([
                ("id", .text("t")), ("definition", text("definition")), ("count", number("target")),
                ("year", number("target-year")), ("series", .text("s")), ("estimate-by-definition", number("estimate")),
            ])
        ])
    }

    private var series: Tree {
        .list([
            .object([
                ("id", .text("s")), ("definition", .text("narrow")), ("begins", text("begins")),
                ("ceiling-kind", .text("open")),
                (
                    "points",
                    .list(
                        (2020...2025).map {
                            .object([("year", .number(Double($0))), ("count", number("year-\($0)"))])
                        })
                ),
            ])
        ])
    }
}
