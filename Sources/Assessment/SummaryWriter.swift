import Documents
import LineProtocol
import RiskModel

/// Writes `plumbline-summary/1`: a record without its indicators, for those who assess a million deployments.
public enum SummaryWriter {
    public static func write(_ record: AssessmentRecord, to writer: inout JSONWriter) {
        writer.object { body in
            body.name("format")
            body.string(SummaryFormat.name)
            body.name("deployment")
            body.object {
                $0.name("id")
                $0.string(record.subject.id)
                $0.name("digest")
                $0.string(record.subject.digest)
            }
            body.name("risk")
            body.object {
                write(record.risk, &$0)
                $0.name("band")
                $0.string(record.band?.rawValue ?? "insufficient evidence")
            }
            body.name("coverage")
            body.rounded(record.coverage)
            body.name("partial")
            body.bool(record.isPartial)
            body.name("gates")
            body.array { list in
                for gate in record.gates {
                    list.object {
                        $0.name("id")
                        $0.string(gate.gate.id)
                        $0.name("verdict")
                        $0.string(gate.verdict.rawValue)
                    }
                }
            }
            body.name("modules")
            body.array { list in
                for module in record.modules {
                    list.object { part in
                        part.name("id")
                        part.string(module.id)
                        part.name("outcome")
                        part.string(module.outcome.rawValue)
                        if let risk = module.risk {
                            part.name("risk")
                            part.object { write(risk, &$0) }
                        }
                    }
                }
            }
        }
    }

    private static func write(_ risk: Risk, _ body: inout JSONWriter) {
        body.name("value")
        body.rounded(risk.value)
        body.name("low")
        body.rounded(risk.low)
        body.name("high")
        body.rounded(risk.high)
    }
}
