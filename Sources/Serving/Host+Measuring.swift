import Assessment
import ModuleHost
import RiskModel

/// The host as the assessment sees it: someone who can put questions to modules.
extension Host: Measuring {
    public func measure(_ task: MeasureTask, reply: @escaping (Result<[Measurement], ModuleFailure>) -> Void) {
        measure(
            module: task.module, deployment: task.deployment, parameters: task.parameters, context: task.context,
            upstream: task.upstream, asOf: task.asOf, only: task.only
        ) { result in
            reply(result.mapError { ModuleFailure($0.code, $0.summary) })
        }
    }
}
