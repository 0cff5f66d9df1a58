import Diagnostics
import Loading
import ModuleHost

/// Runs every check of the line protocol's module side against one module, in any language.
///
/// Each check is a method of its own that names what it asks and says what it saw. The suite imports no test framework:
/// a test prints what `run` returns, `plumbline modules check` does the same for people.
public struct ConformanceSuite {
    private let module: InstalledModule
    private let engineDirectory: String

    /// - Parameter engineDirectory: where the engine's executable is; bundled programs stand beside it.
    public init(_ module: InstalledModule, engineDirectory: String) {
        self.module = module
        self.engineDirectory = engineDirectory
    }

    /// - Parameter progress: told each result as soon as it is there.
    public func run(progress: (CheckResult) -> Void = { _ in }) -> ConformanceReport {
        var problem: String?
        var cases: [Sample] = []
        do {
            cases = try CaseFolder.samples(of: module)
        } catch {
            problem = error.diagnostics.map(\.description).joined(separator: "; ")
        }
        let generated = InputGenerator(module).samples()
        let trial = Trial(module, samples: cases + generated, engineDirectory: engineDirectory)
        var checks = ConformanceSuite.checks
        if let problem {
            checks.append(
                Check("case.readable", .required, "its cases can be read", needs: .nothing) {
                    _ throws(CheckFailure) in throw CheckFailure(problem)
                })
        }
        checks += cases.map { CaseChecks.check(of: $0) }
        var lost: [Check.Need: String] = [:]
        var results: [CheckResult] = []
        for check in checks {
            let result = ConformanceSuite.result(of: check, trial, lost)
            if result.outcome == .failed {
                if check.id == GreetingChecks.greets.id { lost[.greeting] = "it never greeted" }
                if check.id == MeasuringChecks.answers.id { lost[.measuring] = "it did not answer every input" }
            }
            results.append(result)
            progress(result)
        }
        return ConformanceReport(
            module: module.id, version: module.manifest.version, directory: module.directory, caseCount: cases.count,
            generatedCount: generated.count, results: results)
    }

    private static func result(of check: Check, _ trial: Trial, _ lost: [Check.Need: String]) -> CheckResult {
        func result(_ outcome: CheckResult.Outcome, _ reason: String) -> CheckResult {
            CheckResult(id: check.id, level: check.level, title: check.title, outcome: outcome, reason: reason)
        }
        let inTheWay =
            check.need == .nothing ? nil : lost[.greeting] ?? (check.need == .measuring ? lost[.measuring] : nil)
        if let inTheWay { return result(.skipped, inTheWay) }
        do {
            return result(.passed, try check.run(trial))
        } catch {
            return result(.failed, error.reason)
        }
    }

    static let checks: [Check] =
        GreetingChecks.all + MeasuringChecks.all + MethodChecks.all + FramingChecks.all + ConcurrencyChecks.all
        + DeclarationChecks.all + NeedsCheck.all + UnknownChecks.all
}
