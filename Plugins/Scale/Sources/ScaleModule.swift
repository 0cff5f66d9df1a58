import ModuleKit

/// The scale module: can the deployment grow to its planned size and hold on a bad day?
@main enum ScaleModule {
    static func main() {
        Module([
            Indicator("forecast-devices", forecastDevices),
            Indicator("growth-gap", growthGap),
            Indicator("diffusion-shortfall", diffusionShortfall),
            Indicator("definition-match", definitionMatch),
            Indicator("connection-density-utilisation", connectionDensityUtilisation),
            Indicator("capacity-utilisation", capacityUtilisation),
            Indicator("exhaustion-lead-ratio", exhaustionLeadRatio),
            Indicator("ingest-wait-probability", ingestWaitProbability),
            Indicator("reconnect-storm-ratio", reconnectStormRatio),
            Indicator("storage-retention-adequacy", storageRetentionAdequacy),
            Indicator("unavailability-ratio", unavailabilityRatio),
            Indicator("single-point-impact", singlePointImpact),
            Indicator("twin-freshness", twinFreshness),
            Indicator("latency-class-compliance", latencyClassCompliance),
            Indicator("security-level-gap", securityLevelGap),
            Indicator("field-serviceability", fieldServiceability),
        ]).run()
    }
}

/// The greatest ratio an indicator of this module reports: the end of the domain in the manifest, and what an unlimited
/// or unstable quantity comes out as.
let greatestRatio = 1000.0

/// `value` brought into 0 … ``greatestRatio``; infinity and not-a-number come out as its end.
func reportable(_ value: Double) -> Double {
    value < greatestRatio ? max(value, 0) : greatestRatio
}
