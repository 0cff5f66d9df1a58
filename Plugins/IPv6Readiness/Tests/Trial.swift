import Documents
import RiskModel

@testable import ModuleKit

/// What an indicator answers on a deployment given as JSON text.
func answer(
    _ indicator: (Reading) throws -> ModuleKit.Measurement, _ deployment: String, parameters: String = "{}",
    upstream: Double? = nil, asOf: String = "2026-11-23"
) throws -> Answer {
    let reading = try reading(of: deployment, parameters: parameters, upstream: upstream, asOf: asOf)
    reading.beginIndicator()
    return try indicator(reading).answer
}

/// What a module is given of a deployment.
func reading(
    of deployment: String, parameters: String = "{}", upstream: Double? = nil, asOf: String = "2026-11-23"
) throws -> Reading {
    let forecast = upstream.map { #"{"scale/forecast-devices":{"outcome":"measured","value":\#($0)}}"# } ?? "{}"
    let text =
        #"{"deployment":\#(deployment),"parameters":\#(parameters),"context":{},"upstream":\#(forecast),"asOf":"\#(asOf)"}"#
    let document = Document()
    try document.read(json: Array(text.utf8).span)
    let reading = Reading(document: document)
    try reading.begin(params: 0)
    return reading
}

/// A deployment of which only the network is stated.
func network(_ members: String) -> String { #"{"network":{\#(members)}}"# }

extension Answer {
    /// The interval of raw values; an answer that says nothing may be anything.
    var span: ClosedRange<Double> {
        switch self {
        case .measured(.number(let value)): value...value
        case .bounded(let low, let high, _): low...high
        default: -Double.infinity...Double.infinity
        }
    }
}

/// Whether two numbers agree to so many decimals.
func near(_ one: Double, _ other: Double, _ decimals: Int = 6) -> Bool {
    var slack = 0.5
    for _ in 0..<decimals { slack /= 10 }
    return abs(one - other) <= slack * 1.0001
}
