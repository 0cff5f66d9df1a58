import ModuleKit

/// SC-07: share of messages that wait longer than the objective at peak.
func ingestWaitProbability(_ reading: Reading) throws -> Measurement {
    let ingest = reading["platform"]["ingest"]
    let arrivals = ingest["peak-messages-per-second"].number
    let workers = ingest["workers"].number
    let services = ingest["messages-per-second-per-worker"].number
    let objective = ingest["objective-seconds"].number
    guard let arrivals, let workers, let services, let objective else { return .unavailable }
    return .measured(
        waitProbability(
            arrivalsPerSecond: arrivals,
            workers: Int(min(max(workers, 0), 1e6)),
            servicesPerSecond: services,
            seconds: objective
        )
    )
}
