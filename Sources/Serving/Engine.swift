import Assessment
import Diagnostics
import Documents
import LineProtocol
import Loading
import ModuleHost
import RiskModel

/// Everything an embedding tool talks to: modules, profiles and the host, for as long as the process lives.
public final class Engine {
    public let version: String
    public let discovery: ModuleDiscovery
    public let library: ProfileLibrary
    public let modules: [InstalledModule]
    public let host: Host
    let loader: DeploymentLoader
    let measuring: any Measuring
    private var plans: [PlanKey: AssessmentPlan] = [:]
    /// Read once, so that every record of one process has the same date.
    public let today: CalendarDate

    struct PlanKey: Hashable {
        let profile: String
        let home: String?
        let asOf: CalendarDate
        let seed: UInt64
    }

    /// - Parameter cached: whether a measurement is reused when everything it rests on is the same.
    public init(
        version: String, discovery: ModuleDiscovery, library: ProfileLibrary, modules: [InstalledModule], host: Host,
        today: CalendarDate, isStrict: Bool = false, cached: Bool = true
    ) {
        self.version = version
        self.discovery = discovery
        self.library = library
        self.modules = modules
        self.host = host
        self.today = today
        loader = DeploymentLoader(modules: modules, isStrict: isStrict)
        let cache = cached ? MeasurementCache(host) : nil
        self.cache = cache
        measuring = cache ?? host
    }

    let cache: MeasurementCache?

    /// The plan for a profile by name or path. Kept, so that the next deployment costs nothing.
    public func plan(
        profile: String, home: String? = nil, asOf: CalendarDate? = nil, seed: UInt64 = 1
    ) throws(Problems) -> AssessmentPlan {
        let key = PlanKey(profile: profile, home: home, asOf: asOf ?? today, seed: seed)
        if let plan = plans[key] { return plan }
        let loaded = try ProfileLoader(library: library, modules: modules).load(profile)
        let plan = try self.plan(loaded, key)
        if plans.count >= 64 { plans = [:] }
        plans[key] = plan
        return plan
    }

    /// The plan for a profile that came inside a message.
    func plan(
        profile document: Document, root: Int, home: String?, asOf: CalendarDate?, seed: UInt64
    ) throws(Problems) -> AssessmentPlan {
        let key = PlanKey(profile: "", home: home, asOf: asOf ?? today, seed: seed)
        return try plan(ProfileLoader(library: library, modules: modules).load(document, root: root), key)
    }

    private func plan(_ loaded: LoadedProfile, _ key: PlanKey) throws(Problems) -> AssessmentPlan {
        if let home = key.home, let problem = CodeList.home.problem(with: home, named: "home") {
            throw Problems(problem)
        }
        var options = AssessmentPlan.Options(asOf: key.asOf, engineVersion: version)
        options.home = key.home
        options.seed = key.seed
        var plan = try AssessmentPlan(
            profile: loaded.profile, modules: modules.map { ($0.manifest, $0.selection) }, options: options)
        plan.remarks = loaded.remarks
        return plan
    }

    /// Checks what the modules of a plan read.
    public func loader(for plan: AssessmentPlan) -> DeploymentLoader {
        loader.asking(only: plan.modules.lazy.map(\.id))
    }

    /// Checks a deployment and starts assessing it. `completion` is called once, at once or later.
    public func assess(
        _ document: Document, root: Int = 0, under plan: AssessmentPlan, remarks: ([Diagnostic]) -> Void = { _ in },
        progress: ((Int, Int) -> Void)? = nil, completion: @escaping (AssessmentRecord) -> Void
    ) throws(Problems) {
        let deployment = try loader(for: plan).check(document, root: root, horizonYears: plan.profile.horizonYears)
        remarks(deployment.remarks)
        AssessmentRun.start(
            deployment.subject, under: plan, with: measuring, progress: progress, completion: completion)
    }
}
