import ModuleKit

extension AccessTechnology {
    /// The row called `id`: the profile's, else the one shipped here.
    static func named(_ id: String, _ reading: Reading) -> AccessTechnology? {
        let own = reading.parameters["access-technologies"].items ?? []
        if let row = own.first(where: { $0["id"].text == id }) { return AccessTechnology(parameter: row) }
        return shipped.first { $0.id == id }
    }

    init?(parameter row: Value) {
        guard let id = row["id"].text, let density = row["devices-per-km2"].number else { return nil }
        self.init(
            id: id, title: row["title"].text ?? id, devicesPerSquareKilometre: density,
            bytesPerDeviceHour: row["bytes-per-device-hour"].number, source: row["source"].text ?? "no source",
            mark: .profile, asOf: row["as-of"].text ?? "")
    }
}

extension ServiceClass {
    /// The row called `id`: the profile's, else the one shipped here.
    static func named(_ id: String, _ reading: Reading) -> ServiceClass? {
        let own = reading.parameters["service-classes"].items ?? []
        if let row = own.first(where: { $0["id"].text == id }) { return ServiceClass(parameter: row) }
        return shipped.first { $0.id == id }
    }

    init?(parameter row: Value) {
        guard let id = row["id"].text else { return nil }
        var availability: ClosedRange<Double>?
        if let least = row["availability"].number {
            availability = least...max(least, row["availability-up-to"].number ?? least)
        }
        var limit: LatencyLimit?
        if let milliseconds = row["latency-ms"].number { limit = .milliseconds(milliseconds) }
        if row["below-transfer-interval"].flag == true { limit = .transferInterval }
        self.init(
            id: id, title: row["title"].text ?? id, availability: availability, latency: limit,
            source: row["source"].text ?? "no source", mark: .profile, asOf: row["as-of"].text ?? "")
    }
}
