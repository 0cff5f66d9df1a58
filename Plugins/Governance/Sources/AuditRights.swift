import ModuleKit

/// GV-08: how many of the rights of access, inspection and audit the contract grants.
func auditRightCoverage(_ reading: Reading) throws -> Measurement {
    guard let rows = reading["audit-rights"].items else { return .unavailable }
    let granted = rows.map { $0.text }
    return .share(auditCoverage(of: granted))
}

/// The thirteen rights, after Regulation (EU) 2022/2554 Art. 28-30.
enum AuditRight: String, CaseIterable {
    case onSiteInspection = "on-site-inspection"
    case recordsAccess = "records-access"
    case thirdPartyAuditor = "third-party-auditor"
    case regulatorAccess = "regulator-access"
    case subcontractorFlowDown = "subcontractor-flow-down"
    case sourceInspection = "source-inspection"
    case penetrationTest = "penetration-test"
    case logAccess = "log-access"
    case dataLocationNotice = "data-location-notice"
    case incidentCooperation = "incident-cooperation"
    case continuityTest = "continuity-test"
    case remediationDuty = "remediation-duty"
    case noFeeAudit = "no-fee-audit"
}

/// The share of the thirteen rights granted; an unknown item may be one more right or one already counted.
func auditCoverage(of granted: [String?]) -> Interval {
    let known = Set(granted.compactMap { $0.flatMap(AuditRight.init(rawValue:)) }).count
    let unknown = granted.count { $0 == nil }
    let all = AuditRight.allCases.count
    return Interval(low: Double(known) / Double(all), high: Double(min(all, known + unknown)) / Double(all))
}
