import Comparison
import Diagnostics
import RiskModel

/// What the comparison comes to, in words.
public struct ComparisonVerdict {
    public enum Word: String, Sendable {
        /// One option leads by every method, and stays ahead whatever the evidence turns out to be.
        case robust
        /// Several options have a case.
        case contested
        /// What is not known could change everything: the leader rests on it.
        case undetermined
        /// The gates left one option or none.
        case gated
    }

    public let word: Word
    /// Indices of all options.
    public let leader: Int?
    public let contenders: [Int]
    /// The chance that the leader stays first, whatever the uncertain evidence turns out to be; nil where none was drawn.
    public let chance: Double?
    public let sentences: [String]

    /// An option that comes first in this share of the draws has a case.
    static let contention = 0.2
    /// A leader that comes first less often is not robust.
    static let robustness = 0.8
}

extension ComparisonRun {
    func verdict(_ ranking: OptionRanking?, _ robustness: Robustness?) -> ComparisonVerdict {
        guard let ranking else { return gatedVerdict() }
        let leader = ranking.leader
        let acceptable = (robustness?.overEvidence ?? nil)?.acceptabilities.map { $0[0] }
        var contenders = ranking.firsts
        for (option, share) in (acceptable ?? []).enumerated() where share >= ComparisonVerdict.contention {
            if !contenders.contains(option) { contenders.append(option) }
        }
        let chance = acceptable?[leader]
        let isOpen = !records[ranked[leader]].undeterminedGates.isEmpty || !records[ranked[leader]].hasEnoughEvidence
        let word: ComparisonVerdict.Word
        if isOpen {
            word = .undetermined
        } else if contenders.count == 1, chance ?? 1 >= ComparisonVerdict.robustness {
            word = .robust
        } else {
            word = .contested
        }
        if word == .contested, contenders.count == 1 { contenders.append(ranking.whole.order[1]) }
        return ComparisonVerdict(
            word: word, leader: ranked[leader], contenders: contenders.map { ranked[$0] }, chance: chance,
            sentences: sentences(word, ranking, contenders, chance, robustness))
    }

    private func gatedVerdict() -> ComparisonVerdict {
        let only = ranked.first
        let sentence =
            only.map { "\(name($0)) is the only option that fails no gate, so there is nothing to rank" }
            ?? "every option fails a gate, so none can be proposed"
        let open = only.map { !records[$0].undeterminedGates.isEmpty } ?? false
        return ComparisonVerdict(
            word: open ? .undetermined : .gated, leader: only, contenders: ranked, chance: nil,
            sentences: [sentence] + (only.map { openGates($0) } ?? []))
    }

    private func name(_ option: Int) -> String { options[option].id }

    private func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    private func openGates(_ option: Int) -> [String] {
        records[option].undeterminedGates.map {
            "gate \(quoted($0.gate.id)) is not decided for \(name(option)): it has neither passed nor failed"
        }
    }

    private func sentences(
        _ word: ComparisonVerdict.Word, _ ranking: OptionRanking, _ contenders: [Int], _ chance: Double?,
        _ robustness: Robustness?
    ) -> [String] {
        let leader = name(ranked[ranking.leader])
        var told: [String] = []
        switch word {
        case .robust: told.append("\(leader) leads under this profile and by every method beside it")
        case .contested:
            told.append(
                "contested between \(list(contenders.map { name(ranked[$0]) })): \(leader) leads under this profile")
        case .undetermined, .gated: told.append("\(leader) leads under this profile, on evidence that is open")
        }
        told += openGates(ranked[ranking.leader])
        let record = records[ranked[ranking.leader]]
        if !record.hasEnoughEvidence {
            told.append("too little of its evidence is known for a verdict")
        }
        let others = ranking.firsts.filter { $0 != ranking.leader }
        for other in others {
            // A method by which both are first does not put the other one first.
            let methods = ranking.runs.results.filter {
                guard let leaders = $0.ranking?.leaders else { return false }
                return leaders.contains(other) && !leaders.contains(ranking.leader)
            }
            if !methods.isEmpty {
                told.append("\(list(methods.map(\.method.rawValue))) would put \(name(ranked[other])) first")
            }
        }
        if let chance {
            told.append(
                "whatever the uncertain evidence turns out to be, it is \(Likelihood(chance).phrase) that \(leader) "
                    + "stays first (\(percent(chance)) of the draws)")
        }
        let asked = settings.samples * pool.count
        for (module, found) in silent.sorted(by: { $0.key < $1.key }) {
            told.append(
                "module \(quoted(module)) failed in \(found.draws) of \(asked) draws, which count at the worst: \(found.reason)"
            )
        }
        for (option, count) in failing.enumerated() where count > 0 {
            let share = Double(count) / Double(max(1, settings.samples))
            told.append("\(name(ranked[option])) fails a gate in \(percent(share)) of the draws, and is last in those")
        }
        if let robustness {
            let share = robustness.overWeights.acceptabilities[ranking.leader][0]
            let weights = settings.concentration == nil ? "all possible weights" : "weights around the profile's own"
            told.append("it comes first under \(percent(share)) of \(weights)")
            let rests = robustness.restsOnDraws[ranking.leader]
            if rests > 0.0005 {
                told.append(
                    "\(percent(rests)) of its weight rests on answers nobody could measure, drawn over their whole interval"
                )
            }
        }
        return told
    }

    private func percent(_ share: Double) -> String {
        let tenths = (share * 1000).rounded() / 10
        return tenths < 1 && tenths > 0 ? "\(tenths) %" : "\(Int((share * 100).rounded())) %"
    }
}

extension Likelihood {
    /// As a sentence takes it after "it is".
    var phrase: String {
        switch self {
        case .roughlyEven: "a roughly even chance"
        case .almostNoChance: "almost without a chance"
        default: rawValue
        }
    }
}
