import Diagnostics
import Documents
import LineProtocol
import RiskModel

/// What is measured, in what order, and how it is judged: a profile bound to the modules it names.
///
/// Made once, used for every deployment.
public struct AssessmentPlan {
    public let engineVersion: String
    public let profile: Profile
    public let home: String?
    public let asOf: CalendarDate
    /// In the order of the profile, which is the order of the record.
    public let modules: [PlannedModule]
    /// Indices of `modules`; a module comes after those whose indicators it uses.
    public let measuringOrder: [Int]
    /// JSON text of the context every module is told.
    public let context: [UInt8]
    /// Seed of the sampled points where evidence holds more ranges than corners can be measured.
    public let seed: UInt64
    /// What its author should know about the profile: warnings, never errors.
    public var remarks: [Diagnostic] = []

    public struct Options: Sendable {
        /// Overrides the profile's home.
        public var home: String?
        public var asOf: CalendarDate
        public var seed: UInt64 = 1
        public var engineVersion: String

        public init(asOf: CalendarDate, engineVersion: String) {
            self.asOf = asOf
            self.engineVersion = engineVersion
        }
    }

    /// - Parameter modules: the manifest and the selection of each module the profile names.
    public init(
        profile: Profile, modules: [(manifest: ModuleManifest, selection: Selection)], options: Options
    ) throws(Problems) {
        self.profile = profile
        home = options.home ?? profile.home
        asOf = options.asOf
        seed = options.seed
        engineVersion = options.engineVersion
        var planned: [PlannedModule] = []
        for stated in profile.modules {
            guard let module = modules.first(where: { $0.manifest.id == stated.id }) else { continue }
            planned.append(PlannedModule(module.manifest, module.selection, stated))
        }
        self.modules = planned
        measuringOrder = try ModuleOrder.order(planned.map(\.manifest))
        var writer = JSONWriter()
        MeasureContext(home: home, trusted: profile.trusted.map(\.code), horizonYears: profile.horizonYears)
            .write(to: &writer)
        context = writer.bytes
    }
}

/// A module as the profile uses it.
public final class PlannedModule {
    public let manifest: ModuleManifest
    public let selection: Selection
    /// As the profile states it, not yet normalised.
    public let weight: Double
    public let parameters: [UInt8]
    /// In the order of the manifest.
    public let indicators: [PlannedIndicator]
    /// What each of them says it needs, as steps.
    let needTokens: [[[String]]]

    public var id: String { manifest.id }

    init(_ manifest: ModuleManifest, _ selection: Selection, _ stated: Profile.Module) {
        self.manifest = manifest
        self.selection = selection
        weight = stated.weight
        parameters = stated.parameters
        indicators = manifest.indicators.map { definition in
            PlannedIndicator(definition, stated)
        }
        // An indicator of another module is no pointer: nothing lies below it.
        needTokens = manifest.indicators.map { $0.needs.map { pointerTokens($0) ?? [$0] } }
    }
}

/// An indicator as the profile judges it. A class, since every record of a plan refers to the same ones.
public final class PlannedIndicator {
    public let definition: IndicatorDefinition
    /// As the profile states it, by name or for all others, else 1; 0 without a value function.
    public let weight: Double
    /// Why the profile says so.
    public let reason: String?
    public let valueFunction: ValueFunction?
    /// Whether the profile replaced the manifest's value function.
    public let isOverridden: Bool
    /// The sources as JSON text, which every record repeats.
    let sourcesText: [UInt8]

    init(_ definition: IndicatorDefinition, _ module: Profile.Module) {
        self.definition = definition
        let replacement = module.named(definition.id)?.valueFunction
        valueFunction = replacement ?? definition.valueFunction
        isOverridden = replacement != nil
        weight = valueFunction == nil ? 0 : module.weight(of: definition.id)
        reason = module.reason(of: definition.id)
        sourcesText = PlannedIndicator.text(of: definition.sources)
    }

    private static func text(of sources: [IndicatorDefinition.Source]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { list in
            for source in sources {
                list.object {
                    $0.name("title")
                    $0.string(source.title)
                    $0.optional("author", source.author)
                    if let year = source.year {
                        $0.name("year")
                        $0.integer(year)
                    }
                    $0.name("mark")
                    $0.string(source.mark)
                }
            }
        }
        return writer.bytes
    }
}

/// The order that gives every module what it uses from others.
enum ModuleOrder {
    /// Indices of the manifests; ties in the order given. Throws the path of a cycle.
    static func order(_ manifests: [ModuleManifest]) throws(Problems) -> [Int] {
        var state = manifests.map { _ in 0 }
        var order: [Int] = []
        var path: [Int] = []
        func visit(_ index: Int) throws(Problems) {
            if state[index] == 2 { return }
            if state[index] == 1 {
                let circle = path[path.firstIndex(of: index)!...] + [index]
                let names = circle.map { manifests[$0].id }.joined(separator: " → ")
                throw Problems(
                    Diagnostic("module.cycle", "modules use one another's indicators in a circle: \(names)"))
            }
            state[index] = 1
            path.append(index)
            for reference in manifests[index].upstream {
                let module = reference.prefix { $0 != "/" }
                if let next = manifests.firstIndex(where: { $0.id == module }) { try visit(next) }
            }
            path.removeLast()
            state[index] = 2
            order.append(index)
        }
        for index in manifests.indices { try visit(index) }
        return order
    }
}
