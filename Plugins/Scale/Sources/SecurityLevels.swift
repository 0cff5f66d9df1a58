/// The seven foundational requirements of IEC 62443-3-3, in the order of a security-level vector. RECALLED.
let foundationalRequirements = [
    "FR1 identification and authentication control", "FR2 use control", "FR3 system integrity",
    "FR4 data confidentiality", "FR5 restricted data flow", "FR6 timely response to events",
    "FR7 resource availability",
]

/// How many levels one requirement of a zone falls short of its target, at least and at most.
///
/// max(0, SL-T − SL-A) by IEC 62443-3-2 and -3-3; a level reached in part is not reached. An unknown level is any of
/// 0 … 4. `SecurityLevelGapTests` reproduces a target of 3 held at 2: 1.
func levelGap(target: Double?, achieved: Double?) -> ClosedRange<Double> {
    func gap(_ target: Double, _ achieved: Double) -> Double {
        max(0, min(max(target, 0), 4).rounded(.up) - min(max(achieved, 0), 4).rounded(.down))
    }
    return gap(target ?? 0, achieved ?? 4)...gap(target ?? 4, achieved ?? 0)
}
