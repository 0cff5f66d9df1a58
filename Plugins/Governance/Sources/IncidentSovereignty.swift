import ModuleKit

/// GV-15: can the owner learn of an incident and end it without the vendor?
func incidentAndPatchSovereignty(_ reading: Reading) throws -> Measurement {
    let section = reading["incidents"]
    let warning = section["early-warning-hours"].number
    let notification = section["notification-hours"].number
    let lacks: [Bool?] = [
        isLate(warning: warning, notification: notification),
        section["own-detection"].flag.map { !$0 },
        section["can-patch-or-isolate"].flag.map { !$0 },
        section["fix-deadline-agreed"].flag.map { !$0 },
    ]
    if lacks.allSatisfy({ $0 == nil }) { return .unavailable }
    return .share(shareLacking(lacks))
}

/// The deadlines of Directive (EU) 2022/2555 Art. 23: 24 h for the early warning, 72 h for the notification. RECALLED.
func isLate(warning: Double?, notification: Double?) -> Bool? {
    if warning.map({ $0 > 24 }) == true || notification.map({ $0 > 72 }) == true { return true }
    return warning == nil || notification == nil ? nil : false
}

/// The share of the conditions that are lacking; one that nobody knows may be either.
func shareLacking(_ lacks: [Bool?]) -> Interval {
    guard !lacks.isEmpty else { return .anyShare }
    return (1 / Double(lacks.count)) * lacks.reduce(Interval(0)) { $0 + Interval($1) }
}
