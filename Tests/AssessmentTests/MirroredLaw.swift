import Foundation

@testable import Governance

/// Two jurisdictions in one another's place, wherever a code stands alone in a text.
struct Mirror {
    let home: String
    let other: String

    func code(_ code: String) -> String { code == home ? other : code == other ? home : code }

    /// JSON text with the two codes exchanged; longer texts that contain them are left alone.
    func text(_ json: String) -> String {
        json.replacingOccurrences(of: "\"\(home)\"", with: "\"\u{1}\"")
            .replacingOccurrences(of: "\"\(other)\"", with: "\"\(home)\"")
            .replacingOccurrences(of: "\"\u{1}\"", with: "\"\(other)\"")
    }
}

/// The shipped rows of law as parameters of the module, so that they can be mirrored.
enum WrittenLaw {
    typealias Row = [String: Any]

    /// A profile's own parameters with every shipped row they do not replace, and nothing shipped besides.
    static func parameters(besides own: Row) -> Row {
        var all = own
        all["shipped-rows"] = false
        all["guarantees"] = rows(own, "guarantees") + guarantees(besides: rows(own, "guarantees"))
        all["adequacy"] = joined(own, "adequacy", AdequacyEdge.shipped.map(row)) { "\($0["from"]!)>\($0["to"]!)" }
        all["duties"] = joined(own, "duties", Duty.shipped.map(row)) { "\($0["code"]!)" }
        all["powers"] = joined(own, "powers", Power.shipped.map(row)) { "\($0["code"]!)" }
        all["transfers"] = joined(own, "transfers", TransferRule.shipped.map(row)) { "\($0["code"]!)" }
        var blocs = Blocs.shipped.members.mapValues { $0.sorted() }
        for (name, members) in own["blocs"] as? [String: [String]] ?? [:] { blocs[name] = members }
        all["blocs"] = blocs
        return all
    }

    private static func rows(_ own: Row, _ name: String) -> [Row] { own[name] as? [Row] ?? [] }

    private static func joined(_ own: Row, _ name: String, _ shipped: [Row], by key: (Row) -> String) -> [Row] {
        let mine = rows(own, name)
        let replaced = Set(mine.map(key))
        return mine + shipped.filter { !replaced.contains(key($0)) }
    }

    /// Shipped findings, without those that a finding of the profile on the same two comes before.
    private static func guarantees(besides own: [Row]) -> [Row] {
        GuaranteeRow.shipped.filter { shipped in
            !own.contains { row in
                Blocs.shipped.covers(shipped.subject, row["subject"] as? String ?? "")
                    && Blocs.shipped.covers(shipped.home, row["for"] as? String ?? "")
            }
        }.map(row)
    }

    private static func row(_ row: GuaranteeRow) -> Row {
        var written: Row = [
            "subject": row.subject, "for": row.home, "who": row.who.rawValue, "said": row.provenance.source,
            "contested": row.contested.map(\.rawValue),
        ]
        for (guarantee, finding) in zip(Guarantee.allCases, row.found) {
            written[guarantee.rawValue] = finding.rawValue
        }
        written["since"] = row.since?.description
        written["contested-from"] = row.contestedFrom?.description
        return written
    }

    private static func row(_ edge: AdequacyEdge) -> Row {
        term(
            edge.term,
            [
                "from": edge.from, "to": edge.to, "scope": edge.scope.rawValue, "instrument": edge.instrument,
                "status": edge.status.rawValue,
            ])
    }

    private static func row(_ duty: Duty) -> Row {
        var written: Row = [
            "code": duty.code, "kind": duty.kind.rawValue, "rule": duty.rule, "binds": duty.binds.rawValue,
            "status": duty.status.rawValue,
        ]
        written["towards"] = duty.towards
        return term(duty.term, written)
    }

    private static func row(_ power: Power) -> Row {
        term(
            power.term,
            [
                "code": power.code, "reach": power.reach.rawValue, "rule": power.rule,
                "status": power.status.rawValue,
            ])
    }

    private static func row(_ rule: TransferRule) -> Row {
        term(
            rule.term,
            [
                "code": rule.code, "accepts": rule.accepts.map(\.rawValue), "needed": rule.isNeeded,
                "exhaustive": rule.isExhaustive, "rule": rule.rule, "status": rule.status.rawValue,
            ])
    }

    private static func term(_ term: Term, _ row: Row) -> Row {
        var written = row
        written["since"] = term.since?.description
        written["until"] = term.until?.description
        return written
    }
}
