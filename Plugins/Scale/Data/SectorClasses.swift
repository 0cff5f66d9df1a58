/// A service class of a sector and the availability it is held to. Dated data: a row states its source and mark.
struct SectorClass {
    /// How the row's availability is known.
    enum Mark: String {
        case verified = "VERIFIED"
        case secondHand = "VERIFIED-SECOND-HAND"
        case recalled = "RECALLED"
        /// A convention of this framework, not a fact of a source.
        case convention = "C"
    }

    var id: String
    var title: String

    /// Least and greatest availability of the class, as shares; equal where the class is one number.
    var availability: ClosedRange<Double>

    var source: String
    var mark: Mark
    var asOf = "2026-11-23"

    /// The class called `id`.
    static func named(_ id: String) -> SectorClass? {
        all.first { $0.id == id }
    }

    static let all: [SectorClass] = [
        SectorClass(
            id: "smart-city",
            title: "Smart city: dashboards, parking, waste",
            availability: 0.999...0.999,
            source: "convention of this framework",
            mark: .convention
        ),
        SectorClass(
            id: "smart-city-control",
            title: "Smart city: traffic control, safety video",
            availability: 0.9995...0.9999,
            source: "convention of this framework",
            mark: .convention
        ),
        SectorClass(
            id: "utility-metering",
            title: "Utility metering: daily read success",
            availability: 0.995...0.995,
            source: "convention of this framework",
            mark: .convention
        ),
        SectorClass(
            id: "grid-load-control",
            title: "Smart grid: millisecond load control",
            availability: 0.999999...0.999999,
            source: "3GPP TS 22.104",
            mark: .verified
        ),
        SectorClass(
            id: "energy-storage",
            title: "Distributed energy storage: monitoring",
            availability: 0.999...0.999,
            source: "3GPP TS 22.104 (more than 99.9 %)",
            mark: .verified
        ),
        SectorClass(
            id: "industrial-mobile-robots",
            title: "Industry: mobile robots with video",
            availability: 0.999999...0.999999,
            source: "3GPP TS 22.104 (more than 99.9999 %)",
            mark: .verified
        ),
        SectorClass(
            id: "industrial-control-panels",
            title: "Industry: control panels with parallel data",
            availability: 0.999999...0.99999999,
            source: "3GPP TS 22.104",
            mark: .verified
        ),
        SectorClass(
            id: "industrial-emergency-stop",
            title: "Industry: emergency stop",
            availability: 0.99999999...0.99999999,
            source: "3GPP TS 22.104",
            mark: .verified
        ),
        SectorClass(
            id: "industrial-motion-control",
            title: "Industry: motion control",
            availability: 0.99999...0.9999999,
            source: "3GPP TS 22.104 table 5.2-1",
            mark: .recalled
        ),
        SectorClass(
            id: "process-monitoring",
            title: "Process monitoring and asset management",
            availability: 0.9999...0.9999,
            source: "3GPP TS 22.104 table 5.2-2",
            mark: .secondHand
        ),
    ]
}
