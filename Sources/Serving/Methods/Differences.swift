import Assessment
import Documents

func answerDiff(_ engine: Engine, _ request: Request) throws {
    guard let before = request["before"], let after = request["after"] else { return }
    let differences = try RecordDifferences(from: before, to: after)
    request.answer { result in
        result.object { body in
            body.name("differences")
            DifferencesWriter.write(differences, to: &body)
        }
    }
}
