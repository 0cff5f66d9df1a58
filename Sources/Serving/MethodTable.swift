import Diagnostics
import Documents
import LineProtocol
import Loading

/// What a method does with a request. It must answer it, at once or later.
typealias MethodHandler = (Engine, Request) throws -> Void

/// The native methods: each holds its params against its schema before it is called.
struct MethodTable {
    private let entries: [String: (method: ClientMethod, params: Schema, handler: MethodHandler)]

    static func native() -> MethodTable {
        MethodTable([
            (.hello, answerHello), (.describe, answerDescribe), (.schema, answerSchema),
            (.modulesList, answerModulesList),
            (.profilesList, answerProfilesList), (.deploymentValidate, answerValidate), (.assess, answerAssess),
            (.compare, answerCompare), (.rank, answerRank), (.explain, answerExplain), (.diff, answerDiff),
        ])
    }

    private init(_ rows: [(ClientMethod, MethodHandler)]) {
        entries = Dictionary(
            uniqueKeysWithValues: rows.map { ($0.name, ($0, builtInSchema($0.params), $1)) })
    }

    func call(_ request: Request, _ engine: Engine) {
        guard let entry = entries[request.method] else {
            let help = suggestion(for: request.method, among: ClientMethod.all.map(\.name)).map { "; \($0)" } ?? ""
            return request.refuse(ProtocolError(.methodNotFound, "there is no method \(quoted(request.method))\(help)"))
        }
        if let problem = problem(with: request, entry.params) { return request.refuse(problem) }
        do {
            try entry.handler(engine, request)
        } catch let problems as Problems {
            request.refuse(problems)
        } catch let error as ProtocolError {
            request.refuse(error)
        } catch {
            request.refuse(ProtocolError(.internal, "\(error)"))
        }
    }

    private func problem(with request: Request, _ schema: Schema) -> ProtocolError? {
        guard let params = request.params else {
            return schema.requiresMembers
                ? ProtocolError(.invalidParams, "the method \(request.method) needs params") : nil
        }
        let validator = SchemaValidator(schema, request.document, mode: .plain)
        guard !validator.validate(params) else { return nil }
        let sentences = validator.violations.map { violation in
            let at = request.document.pointer(of: violation.node, from: params)
            return at.isEmpty ? violation.message : "\(at): \(violation.message)"
        }
        return ProtocolError(.invalidParams, sentences.joined(separator: "; "))
    }
}
