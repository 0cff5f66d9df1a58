import Assessment
import Documents
import Foundation
import Loading
import RiskModel
import TestSupport
import Testing

/// Nothing is good or bad because of its name: with home and a foreign jurisdiction in one another's place everywhere, in
/// the deployment, in home and trust and in the rows of law, every figure stays.
@Suite struct NeutralityTests {
    @Test(arguments: exampleProfiles.map(\.folder))
    func `home and foreign in one another's place leave every score`(_ folder: String) throws {
        let stated = try #require(exampleProfiles.first { $0.folder == folder })
        let trial = try Trial(profile: stated.profile, home: stated.home)
        for file in exampleFiles(folder) {
            let deployment = try text(of: file)
            let before = try trial.record(deployment)
            let foreign = trial.foreignCodes(in: deployment)
            for other in foreign.isEmpty ? [stated.home == "US" ? "CN" : "US"] : foreign {
                let mirror = Mirror(home: stated.home, other: other)
                let after = try trial.mirrored(mirror).record(mirror.text(deployment))
                let found = differences(before, after)
                #expect(found.isEmpty, "\(file), \(mirror.home) and \(mirror.other): \(found.joined(separator: "; "))")
            }
        }
    }

    @Test func `a row of law that takes a side is found`() throws {
        let folder = "Examples/d7-suzhou-plant"
        let trial = try Trial(profile: folder + "/profile.yaml", home: "CN")
        let deployment = try text(of: folder + "/deployment.yaml")
        let mirror = Mirror(home: "CN", other: "US")
        let before = try trial.record(deployment)
        func found(_ bias: (inout WrittenLaw.Row) -> Void) throws -> [String] {
            differences(before, try trial.mirrored(mirror, bias).record(mirror.text(deployment)))
        }
        #expect(try found { _ in }.isEmpty)
        // One state's law is always found wanting less than the other's was.
        let milder = try found { law in
            law["guarantees"] = (law["guarantees"] as? [WrittenLaw.Row])?.map { row in
                row["subject"] as? String == "CN" && row["for"] as? String == "US"
                    ? row.merging(["necessity": "met"]) { $1 } : row
            }
        }
        #expect(milder.contains { $0.hasPrefix("compelled-access-exposure") }, "\(milder)")
        // One state's powers end at its border whoever asks.
        let tamer = try found { law in
            law["powers"] = (law["powers"] as? [WrittenLaw.Row])?.map { row in
                row["code"] as? String == "CN" ? row.merging(["reach": "domestic"]) { $1 } : row
            }
        }
        #expect(tamer.contains { $0.hasPrefix("conflict-of-laws-count") }, "\(tamer)")
        // One state is everybody's friend.
        let friend = try found { law in
            let row: WrittenLaw.Row = ["from": "*", "to": "CN", "scope": "general", "instrument": "bias"]
            law["adequacy"] = (law["adequacy"] as? [WrittenLaw.Row] ?? []) + [row]
        }
        #expect(friend.contains { $0.hasPrefix("compelled-access-exposure") }, "\(friend)")
    }

    @Test func `law that stays where it was is found`() throws {
        let folder = "Examples/d7-suzhou-plant"
        let trial = try Trial(profile: folder + "/profile.yaml", home: "CN")
        let deployment = try text(of: folder + "/deployment.yaml")
        let mirror = Mirror(home: "CN", other: "US")
        var unmirrored = try trial.mirrored(mirror)
        unmirrored.profile.modules = trial.profile.modules
        let found = differences(try trial.record(deployment), try unmirrored.record(mirror.text(deployment)))
        #expect(!found.isEmpty)
    }

    @Test func `the mirror image of the plant is a mirror image and scores the same`() throws {
        let folder = "Examples/d7-suzhou-plant"
        let (plant, image) = (try text(of: folder + "/deployment.yaml"), try text(of: folder + "/mirror.yaml"))
        func members(_ json: String) throws -> NSDictionary {
            let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
            let all = try #require(object as? [String: Any])
            return NSDictionary(dictionary: all.filter { !["id", "name", "description"].contains($0.key) })
        }
        #expect(try members(Mirror(home: "CN", other: "US").text(plant)) == members(image))
        let here = try Trial(profile: folder + "/profile.yaml", home: "CN").record(plant)
        let there = try Trial(profile: folder + "/mirror-profile.yaml", home: "US").record(image)
        #expect(differences(here, there) == [])
    }

    /// Names of states belong into rows of data, never into a formula.
    @Test func `no method of a module names a jurisdiction`() throws {
        let code = try Regex("\"[A-Z]{2}\"")
        for file in Checkout.files(under: "Plugins", ending: ".swift") where file.contains("/Sources/") {
            for (number, line) in try Checkout.text(file).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated() where line.contains(code)
            {
                Issue.record("\(file):\(number + 1) names \(line)")
            }
        }
    }

    private func text(of file: String) throws -> String {
        String(decoding: try FileText.document(Checkout.path(file)).canonicalText(), as: UTF8.self)
    }
}

/// A profile that can be looked at in a mirror.
private struct Trial {
    let bench: Bench
    var profile: Profile
    var home: String

    init(profile name: String, home: String) throws {
        bench = Bench()
        profile = try bench.plan(profilePath(name), home: home).profile
        self.home = home
    }

    func record(_ deployment: String) throws -> AssessmentRecord {
        var options = AssessmentPlan.Options(
            asOf: CalendarDate(year: 2026, month: 11, day: 23), engineVersion: "test")
        options.home = home
        let plan = try AssessmentPlan(
            profile: profile, modules: bench.modules.map { ($0.manifest, $0.selection) }, options: options)
        return try bench.record(json: deployment, plan)
    }

    /// The same assessor with two jurisdictions in one another's place, the whole law included.
    func mirrored(_ mirror: Mirror, _ bias: (inout WrittenLaw.Row) -> Void = { _ in }) throws -> Trial {
        var copy = self
        copy.home = mirror.code(home)
        copy.profile.home = copy.home
        copy.profile.trusted = profile.trusted.map {
            Profile.Trusted(code: mirror.code($0.code), reason: $0.reason, instrument: $0.instrument)
        }
        for index in copy.profile.modules.indices {
            let written = String(decoding: profile.modules[index].parameters, as: UTF8.self)
            copy.profile.modules[index].parameters = Array(mirror.text(written).utf8)
            let own = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? WrittenLaw.Row ?? [:]
            let all: WrittenLaw.Row
            switch profile.modules[index].id {
            case "governance": all = WrittenLaw.parameters(besides: own)
            case "vendor-lock-in": all = WrittenLists.parameters(besides: own)
            default: continue
            }
            let law = try JSONSerialization.data(withJSONObject: all, options: [.sortedKeys])
            let swapped = mirror.text(String(decoding: law, as: UTF8.self))
            var rows = try JSONSerialization.jsonObject(with: Data(swapped.utf8)) as? WrittenLaw.Row ?? [:]
            if profile.modules[index].id == "governance" { bias(&rows) }
            copy.profile.modules[index].parameters = Array(
                try JSONSerialization.data(withJSONObject: rows, options: [.sortedKeys]))
        }
        return copy
    }

    /// Codes of jurisdictions in a deployment that are neither home nor trusted.
    func foreignCodes(in deployment: String) -> [String] {
        let pieces = deployment.split(separator: "\"").map(String.init)
        let codes = Set(pieces.filter { $0.utf8.count == 2 && $0.utf8.allSatisfy { (65...90).contains($0) } })
        return codes.subtracting([home] + profile.trusted.map(\.code)).sorted()
    }
}

/// Everything in which two records differ that is a figure.
private func differences(_ left: AssessmentRecord, _ right: AssessmentRecord) -> [String] {
    func isNear(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 1e-9 * max(1, abs(left)) }
    func isNear(_ left: Risk?, _ right: Risk?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return isNear(left.low, right.low) && isNear(left.value, right.value) && isNear(left.high, right.high)
    }
    var found: [String] = []
    for (one, other) in zip(left.modules, right.modules) {
        for (before, after) in zip(one.indicators, other.indicators) {
            let id = before.definition.id
            if before.answer.outcome != after.answer.outcome { found.append("\(id) is \(after.answer.outcome)") }
            if !isNear(before.risk, after.risk) || !isNear(before.contribution, after.contribution) {
                found.append("\(id): \(before.answer) became \(after.answer)")
            }
        }
        if !isNear(one.risk, other.risk) { found.append("module \(one.id)") }
    }
    if !isNear(left.risk, right.risk) { found.append("risk \(left.risk) became \(right.risk)") }
    if !isNear(left.coverage, right.coverage) { found.append("coverage") }
    if left.modules.count != right.modules.count { found.append("modules") }
    for (before, after) in zip(left.gates, right.gates) where before.verdict != after.verdict {
        found.append("gate \(before.gate.id): \(before.verdict) became \(after.verdict)")
    }
    return found
}
