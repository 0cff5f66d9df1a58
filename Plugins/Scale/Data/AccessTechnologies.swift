/// An access technology and the device density it is specified for. Dated data: a row states its source and mark.
struct AccessTechnology: DatedRow {
    var id: String
    var title: String
    var devicesPerSquareKilometre: Double

    /// Bytes a device sends in an hour in the traffic the density is stated for; nil where it does not depend on it.
    var bytesPerDeviceHour: Double?

    var source: String
    var mark: RowMark
    var asOf: String

    static let shipped: [AccessTechnology] = [
        AccessTechnology(
            id: "imt-2020-mmtc",
            title: "IMT-2020 (5G) massive machine-type communication",
            devicesPerSquareKilometre: 1e6,
            bytesPerDeviceHour: 16,
            source: "Report ITU-R M.2410-0; its traffic, 32 bytes in two hours, is RECALLED from M.2412",
            mark: .secondHand,
            asOf: "2026-11-23"
        ),
        AccessTechnology(
            id: "nb-iot",
            title: "NB-IoT",
            devicesPerSquareKilometre: 60_680,
            bytesPerDeviceHour: nil,
            source: "3GPP TR 45.820, annex E: 40 devices in each of 1 517 households per km²",
            mark: .recalled,
            asOf: "2026-11-23"
        ),
    ]
}
