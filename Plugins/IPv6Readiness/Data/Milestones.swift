extension Milestone {
    /// Dated targets for IPv6, read on 23 Nov 2026. No binding target for devices was found for the EU, India and others.
    /// None of them is held against a deployment that does not name it; whom a target binds besides, a profile says.
    static let shipped: [Milestone] =
        china2023 + china2025Notice + china2025WorkPoints + chinaSingleStack + unitedStates

    private static func china(
        _ id: String, _ asks: String, due: String, binds: Binding = .country, source: String
    ) -> Milestone {
        Milestone(
            id: "cn-" + id, jurisdiction: "CN", asks: asks, due: due, binds: binds, status: .inForce, mark: .verified,
            source: source)
    }

    private static let register = "The Register, 2021-07-26, on the notice of 2021"

    private static let china2023 = [
        china("2023-users", "700 million active IPv6 users", due: "2023-12-31", source: register),
        china("2023-iot-devices", "200 million IoT devices on IPv6", due: "2023-12-31", source: register),
        china("2023-home-routers", "30 % of home routers", due: "2023-12-31", source: register),
        china("2023-mobile-traffic", "50 % of mobile traffic", due: "2023-12-31", source: register),
        china("2023-metropolitan-traffic", "15 % of metropolitan traffic", due: "2023-12-31", source: register),
        china(
            "2023-new-networks", "new networks may not use IPv4", due: "2023-12-31", binds: .whoeverNamesIt,
            source: register),
    ]

    private static let china2025Notice = [
        china("2025-users", "800 million active IPv6 users", due: "2025-12-31", source: register),
        china("2025-iot-devices", "400 million IoT devices on IPv6", due: "2025-12-31", source: register),
        china("2025-mobile-traffic", "70 % of mobile traffic", due: "2025-12-31", source: register),
        china("2025-metropolitan-traffic", "20 % of metropolitan traffic", due: "2025-12-31", source: register),
        china("2025-home-routers", "50 % of home routers", due: "2025-12-31", source: register),
        china(
            "2025-major-sites", "95 % of major sites over IPv6", due: "2025-12-31", binds: .whoeverNamesIt,
            source: register),
    ]

    private static let workPoints = "work points of CAC, NDRC and MIIT, 2025-05-20 (ahgrrb epaper 36157)"

    private static let china2025WorkPoints = [
        china("2025-work-points-users", "850 million IPv6 users", due: "2025-12-31", source: workPoints),
        china("2025-work-points-iot", "1.1 billion IoT connections on IPv6", due: "2025-12-31", source: workPoints),
        china("2025-work-points-fixed-traffic", "27 % of fixed traffic", due: "2025-12-31", source: workPoints),
        china("2025-work-points-mobile-traffic", "70 % of mobile traffic", due: "2025-12-31", source: workPoints),
    ]

    private static let chinaSingleStack = [
        china("2030-single-stack", "a single-stack IPv6 network", due: "2030-12-31", source: register)
    ]

    private static let unitedStates = [("2023", 20), ("2024", 50), ("2025", 80)].map { year, share in
        Milestone(
            id: "us-federal-\(year)", jurisdiction: "US", asks: "\(share) % of federal assets operate IPv6 alone",
            due: "\(year)-09-30", binds: .whoeverNamesIt, status: .inForce, mark: .verified,
            source: "OMB M-21-07 (legalclarity.org; nextgov.com): end of fiscal year \(year)")
    }
}
