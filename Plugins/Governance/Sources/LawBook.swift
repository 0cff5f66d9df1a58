import ModuleKit

/// The law as one assessor sees it on one day, with everything that was looked up in it before: a stream of deployments
/// asks the same questions of the same rows over and over.
final class LawBook {
    let law: Law
    /// Nil when no home was given.
    let standpoint: Standpoint?
    private var views: [String: LawView] = [:]
    private var barriers: [String: [Duty]?] = [:]
    private var powers: [String: [Power]?] = [:]
    private lazy var homeRules = law.transferRules(from: standpoint?.home ?? "")

    init(law: Law, standpoint: Standpoint? = nil) {
        self.law = law
        self.standpoint = standpoint
    }

    /// How a jurisdiction's law looks from home.
    func view(of place: String, from standpoint: Standpoint) -> LawView {
        if let known = views[place] { return known }
        let view = LawView(place, law, standpoint)
        views[place] = view
        return view
    }

    /// Duties in force that keep data in or others out; nil when no row tells about the jurisdiction.
    func barriers(in code: String) -> [Duty]? {
        if let known = barriers[code] { return known }
        let found = law.duties(in: code)?.filter(\.isBarrier)
        barriers[code] = .some(found)
        return found
    }

    /// Powers in force that reach abroad; nil when no row tells about the jurisdiction.
    func reachingPowers(of code: String) -> [Power]? {
        if let known = powers[code] { return known }
        let found = law.powers(in: code)?.filter { $0.reach == .extraterritorial }
        powers[code] = .some(found)
        return found
    }

    /// What home law asks of a transfer.
    var transferRules: [TransferRule] { homeRules }
}

extension Reading {
    /// The law for this request's parameters, context and date.
    var book: LawBook { kept { LawBook(law: Law(self), standpoint: Standpoint(self)) } }
}

/// What is known of one jurisdiction's law, seen from home.
struct LawView {
    let isHome: Bool
    /// Guarantees found lacking, before trust or a decision caps them.
    private let lacking: Interval
    /// Whether trust or a decision for everybody caps them.
    private let isCapped: Bool
    /// Whether a decision in force covers every recipient.
    let isAdequate: Bool
    /// Whether decisions in force cover some recipients only.
    let isLimited: Bool
    private let finding: (what: String, provenance: Provenance)?
    private let decisions: [(what: String, provenance: Provenance)]
    private let missing: String

    init(_ place: String, _ law: Law, _ standpoint: Standpoint) {
        isHome = standpoint.isHome(place)
        lacking = isHome ? Interval(0) : law.guaranteesLacking(place, seenFrom: standpoint.home)
        isAdequate = law.isAdequate(standpoint.home, place)
        isLimited = law.isLimited(standpoint.home, place)
        isCapped = isAdequate || standpoint.isTrusted(place)
        finding = law.finding(on: place, seenFrom: standpoint.home).map {
            ("guarantees of \($0.subject) seen from \($0.home)", $0.provenance)
        }
        decisions = law.decisions(standpoint.home, place).map { ("adequacy \($0.from) to \($0.to)", $0.provenance) }
        missing = "guarantees of \(place) seen from \(standpoint.home)"
    }

    /// e(j, h): the share of the four essential guarantees not met, seen from home.
    ///
    /// 0 at home; an unsettled or unassessed guarantee counts between met and not met; a trusted jurisdiction, or one
    /// the home has found adequate, is capped. A decision for some recipients only caps those: `isCovered`.
    func gap(isCovered: Bool?) -> Interval {
        let capped = lacking.capped(at: Law.adequateGap)
        if isCapped { return capped }
        guard isLimited else { return lacking }
        guard let isCovered else { return Interval(low: capped.low, high: lacking.high) }
        return isCovered ? capped : lacking
    }

    /// Names the finding and the decisions a gap rests on; nothing at home.
    func note(in basis: inout LawBasis) {
        if isHome { return }
        if let finding { basis.add(finding.what, finding.provenance) } else { basis.addMissing(missing) }
        noteDecisions(in: &basis)
    }

    func noteDecisions(in basis: inout LawBasis) {
        for decision in decisions { basis.add(decision.what, decision.provenance) }
    }
}
