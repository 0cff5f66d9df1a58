extension SovereigntyWeights {
    /// Two published tables that both sum to 100. They belong to different documents; neither is law.
    static let shipped: [SovereigntyWeights] = [
        SovereigntyWeights(
            name: "framework-1.2.1", title: "EU Cloud Sovereignty Framework v1.2.1, Oct 2025",
            percent: [15, 10, 10, 15, 20, 15, 10, 5], mark: .secondHand),
        SovereigntyWeights(
            name: "calculator-2026-06-01", title: "calculator annex of 1 Jun 2026 (its weights are examples)",
            percent: [20, 10, 10, 15, 10, 15, 15, 5], mark: .secondHand),
    ]
}
