/// How a service class limits latency.
enum LatencyLimit: Equatable {
    /// At most so many milliseconds end to end.
    case milliseconds(Double)
    /// Below the flow's own transfer interval.
    case transferInterval
}

/// A service class: the availability and the latency it is held to. Dated data: a row states its source and mark.
struct ServiceClass: DatedRow {
    var id: String
    var title: String

    /// Least and greatest availability of the class, as shares; equal where the class is one number.
    var availability: ClosedRange<Double>?

    var latency: LatencyLimit?
    var source: String
    var mark: RowMark
    var asOf = "2026-11-23"

    static let shipped = general + industrial

    private static let convention = "convention of this framework"
    private static let periodic = "3GPP TS 22.104 table 5.2-1"
    private static let sensors = "3GPP TS 22.104 table 5.2-2"

    private static let general: [ServiceClass] = [
        ServiceClass(
            id: "smart-city", title: "Smart city: dashboards, parking, waste", availability: 0.999...0.999,
            source: convention, mark: .convention),
        ServiceClass(
            id: "smart-city-control", title: "Smart city: traffic control, safety video",
            availability: 0.9995...0.9999, source: convention, mark: .convention),
        ServiceClass(
            id: "utility-metering", title: "Utility metering: daily read success", availability: 0.995...0.995,
            source: convention, mark: .convention),
        ServiceClass(
            id: "grid-load-control", title: "Smart grid: millisecond load control", availability: 0.999999...0.999999,
            latency: .milliseconds(50), source: "3GPP TS 22.104", mark: .verified),
        ServiceClass(
            id: "primary-frequency-control", title: "Smart grid: primary frequency control",
            availability: 0.99999...0.99999, latency: .milliseconds(50), source: "3GPP TS 22.104 annex A.4.2",
            mark: .secondHand),
        ServiceClass(
            id: "energy-storage", title: "Distributed energy storage: monitoring, towards the device",
            availability: 0.999...0.999, latency: .milliseconds(10), source: "3GPP TS 22.104 (more than 99.9 %)",
            mark: .verified),
        ServiceClass(
            id: "energy-storage-uplink", title: "Distributed energy storage: monitoring, from the device",
            availability: 0.999...0.999, latency: .milliseconds(1000), source: "3GPP TS 22.104 (more than 99.9 %)",
            mark: .verified),
    ]

    private static let industrial: [ServiceClass] = [
        ServiceClass(
            id: "industrial-mobile-robots", title: "Industry: mobile robots with video",
            availability: 0.999999...0.999999, latency: .milliseconds(10),
            source: "3GPP TS 22.104 (more than 99.9999 %)", mark: .verified),
        ServiceClass(
            id: "industrial-control-panels", title: "Industry: control panels with parallel data",
            availability: 0.999999...0.99999999, latency: .milliseconds(30), source: "3GPP TS 22.104", mark: .verified),
        ServiceClass(
            id: "industrial-emergency-stop", title: "Industry: emergency stop", availability: 0.99999999...0.99999999,
            latency: .milliseconds(8), source: "3GPP TS 22.104", mark: .verified),
        ServiceClass(
            id: "industrial-motion-control", title: "Industry: motion control", availability: 0.99999...0.9999999,
            latency: .transferInterval, source: periodic, mark: .recalled),
        ServiceClass(
            id: "process-monitoring", title: "Process monitoring: temperature sensors", availability: 0.9999...0.9999,
            latency: .milliseconds(100), source: sensors, mark: .secondHand),
        ServiceClass(
            id: "asset-monitoring", title: "Asset monitoring: vibration sensors, thermal cameras",
            availability: 0.9999...0.9999, latency: .milliseconds(100), source: sensors, mark: .secondHand),
        ServiceClass(
            id: "motion-control-500us", title: "Motion control, 0.5 ms transfer interval",
            availability: 0.99999...0.9999999, latency: .transferInterval,
            source: periodic + " (interval second-hand, the rest recalled)", mark: .recalled),
        ServiceClass(
            id: "motion-control-1ms", title: "Motion control, 1 ms transfer interval",
            availability: 0.999999...0.99999999, latency: .transferInterval, source: periodic, mark: .recalled),
        ServiceClass(
            id: "motion-control-2ms", title: "Motion control, 2 ms transfer interval",
            availability: 0.999999...0.99999999, latency: .transferInterval, source: periodic, mark: .recalled),
        ServiceClass(
            id: "control-to-control", title: "Control to control, transfer interval up to 10 or 50 ms",
            availability: 0.999999...0.99999999, latency: .transferInterval, source: periodic, mark: .recalled),
        ServiceClass(
            id: "mobile-robots", title: "Mobile robots, transfer interval 1 to 50 ms",
            availability: 0.999999...0.999999, latency: .transferInterval, source: periodic + " (more than 99.9999 %)",
            mark: .recalled),
        ServiceClass(
            id: "control-panel-assembly", title: "Mobile control panels for assembly and milling, 4 to 8 ms",
            availability: 0.999999...0.99999999, latency: .transferInterval, source: periodic, mark: .recalled),
        ServiceClass(
            id: "control-panel-cranes", title: "Mobile control panels for cranes and pumps, below 12 ms",
            availability: 0.999999...0.99999999, latency: .transferInterval, source: periodic, mark: .recalled),
        ServiceClass(
            id: "process-closed-loop", title: "Process automation, closed loop, from 10 ms",
            availability: 0.999999...0.99999999, latency: .transferInterval,
            source: periodic + " and annex A.2.3.1 (interval second-hand, the rest recalled)", mark: .recalled),
        ServiceClass(
            id: "plant-asset-management", title: "Plant asset management, 100 ms to 60 s",
            availability: 0.9999...0.9999, latency: .transferInterval, source: periodic, mark: .recalled),
        ServiceClass(
            id: "discrete-automation", title: "Discrete automation, 2 ms cycle", availability: 0.999999...0.999999,
            latency: .milliseconds(1), source: "3GPP TS 22.261 V17.14.0 annex D.1", mark: .secondHand),
    ]
}
