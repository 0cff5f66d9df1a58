import Assessment
import Diagnostics
import Documents
import LineProtocol
import Loading
import RiskModel

/// The deployment of a request: a node of the message, or a file.
private func subject(of request: Request) throws(Problems) -> (document: Document, root: Int) {
    if let path = request["path"]?.string { return (try FileText.document(path), 0) }
    return (request.document, request["deployment"]?.index ?? 0)
}

func answerValidate(_ engine: Engine, _ request: Request) throws {
    var found: [Diagnostic]
    do throws(Problems) {
        let (document, root) = try subject(of: request)
        found = try engine.loader.check(document, root: root).remarks
    } catch {
        found = error.diagnostics
    }
    request.answer { result in
        result.object { body in
            body.name("valid")
            body.bool(!found.hasErrors)
            body.name("diagnostics")
            body.array { list in found.forEach { list.diagnostic($0) } }
        }
    }
}

func answerAssess(_ engine: Engine, _ request: Request) throws {
    let plan = try plan(of: request, engine)
    var (document, root) = try subject(of: request)
    if let changes = request["set"], !changes.members.isEmpty {
        (document, root) = (try WhatIf.apply(changes, to: document, root: root), 0)
    }
    let showsPlaces = request["path"] != nil
    var remarks = plan.remarks
    try engine.assess(
        document, root: root, under: plan, remarks: { remarks += $0 }, progress: { request.progress($0, of: $1) },
        completion: { record in
            request.answer { result in
                result.object { body in
                    body.name("record")
                    RecordWriter(showsPlaces: showsPlaces).write(record, to: &body)
                    guard !remarks.isEmpty else { return }
                    body.name("diagnostics")
                    body.array { list in remarks.forEach { list.diagnostic($0) } }
                }
            }
        })
}

/// The plan a request asks for; a profile is a name, a path, or an object in the message.
func plan(of request: Request, _ engine: Engine) throws -> AssessmentPlan {
    let home = request["home"]?.string
    var asOf: CalendarDate?
    if let text = request["asOf"]?.string {
        asOf = CalendarDate(iso: text)
        guard asOf != nil else { throw ProtocolError(.invalidParams, "/asOf: \(quoted(text)) is not a date") }
    }
    let seed = UInt64(request["seed"]?.integer ?? 1)
    if let profile = request["profile"], profile.kind == .object {
        return try engine.plan(
            profile: request.document, root: profile.index, home: home, asOf: asOf, seed: seed)
    }
    return try engine.plan(profile: request["profile"]?.string ?? "baseline", home: home, asOf: asOf, seed: seed)
}
