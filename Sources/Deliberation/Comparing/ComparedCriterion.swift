import Assessment
import Comparison
import RiskModel

/// One column of a comparison and where its values come from.
struct ComparedCriterion {
    enum Source {
        /// The risk of a module of the plan.
        case module(Int)
        case indicator(module: Int, indicator: Int, onRisk: Bool)
        case price
    }

    let criterion: Criterion
    let source: Source

    /// What a profile compares by: its own criteria, or the risk of each module that weighs anything; then the price, where
    /// some option states one.
    static func all(of plan: AssessmentPlan, for options: [ComparedOption]) -> [ComparedCriterion] {
        var found =
            plan.profile.criteria.isEmpty
            ? modules(of: plan) : plan.profile.criteria.compactMap { stated($0, plan) }
        if let price = plan.profile.price, price.weight > 0, options.contains(where: { $0.price != nil }) {
            found.append(
                ComparedCriterion(
                    criterion: Criterion(
                        "price", .minimise, weight: price.weight, range: .init(price.low, price.high),
                        preference: preference(price.thresholds)), source: .price))
        }
        return found
    }

    private static func modules(of plan: AssessmentPlan) -> [ComparedCriterion] {
        plan.modules.enumerated().filter { $1.weight > 0 }.map { index, module in
            let thresholds = plan.profile.modules.first { $0.id == module.id }?.thresholds
            return ComparedCriterion(
                criterion: Criterion(
                    module.id, .minimise, weight: module.weight, range: .init(0, 100),
                    preference: preference(thresholds ?? Profile.Thresholds())), source: .module(index))
        }
    }

    private static func stated(_ criterion: Profile.Criterion, _ plan: AssessmentPlan) -> ComparedCriterion? {
        let source: Source
        switch criterion.subject {
        case .module(let id):
            guard let index = plan.modules.firstIndex(where: { $0.id == id }) else { return nil }
            source = .module(index)
        case .indicator(let id, let name, let onRisk):
            guard let index = plan.modules.firstIndex(where: { $0.id == id }),
                let place = plan.modules[index].indicators.firstIndex(where: { $0.definition.id == name })
            else { return nil }
            source = .indicator(module: index, indicator: place, onRisk: onRisk)
        }
        return ComparedCriterion(
            criterion: Criterion(
                criterion.id, criterion.isMaximised ? .maximise : .minimise, weight: criterion.weight,
                range: .init(criterion.low, criterion.high), preference: preference(criterion.thresholds)),
            source: source)
    }

    private static func preference(_ thresholds: Profile.Thresholds) -> PreferenceFunction {
        PreferenceFunction(indifference: thresholds.indifference, preference: thresholds.preference)
    }
}
