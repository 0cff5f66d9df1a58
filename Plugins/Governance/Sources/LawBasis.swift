import ModuleKit

/// The rows of law an answer rests on, and how far they can be relied on.
struct LawBasis {
    let asOf: CalendarDate
    private var rows: [(what: String, provenance: Provenance)] = []
    private var missing: [String] = []

    init(asOf: CalendarDate) { self.asOf = asOf }

    mutating func add(_ what: String, _ provenance: Provenance) {
        guard !rows.contains(where: { $0.what == what && $0.provenance.source == provenance.source }) else { return }
        rows.append((what, provenance))
    }

    /// A law that no row tells about.
    mutating func addMissing(_ what: String) { if !missing.contains(what) { missing.append(what) } }

    /// Rows that were last checked more than 24 months before the assessment's day.
    var stale: [String] { rows.filter { $0.provenance.isStale(on: asOf) }.map(\.what) }

    /// What to tell beside the measurement, within the 600 characters a note may have; nil when it rests on no law.
    /// Old rows come first, then laws without a row.
    var note: String? {
        let old = rows.filter { $0.provenance.isStale(on: asOf) }
        var parts: [String] = []
        if !old.isEmpty {
            let texts = old.map { "\($0.what) of \($0.provenance.read?.description ?? "")" }
            parts.append(
                "older than \(Provenance.monthsItLasts) months, no better than RECALLED until checked again: "
                    + LawBasis.listing(texts, atMost: 3))
        }
        if !missing.isEmpty { parts.append("no row on " + LawBasis.listing(missing, atMost: 3)) }
        if !rows.isEmpty { parts.append("law: " + LawBasis.listing(rows.map(shown), atMost: 4)) }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private func shown(_ row: (what: String, provenance: Provenance)) -> String {
        let own = row.provenance.isOwn ? "profile, " : ""
        let day = row.provenance.read.map { " \($0)" } ?? ""
        return "\(row.what) (\(own)\(row.provenance.mark(on: asOf).rawValue)\(day))"
    }

    private static func listing(_ texts: [String], atMost limit: Int) -> String {
        let shown = texts.prefix(limit).joined(separator: ", ")
        return texts.count > limit ? shown + " and \(texts.count - limit) more" : shown
    }
}
