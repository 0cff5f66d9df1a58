import Documents
import LineProtocol
import RiskModel

/// Writes `plumbline-assessment/1`: members in the order of the format, numbers of 12 significant digits.
public struct RecordWriter {
    public static let format = RecordFormat.name

    /// Whether values are given with line and column: only for documents read from files.
    private let showsPlaces: Bool

    public init(showsPlaces: Bool) { self.showsPlaces = showsPlaces }

    public func write(_ record: AssessmentRecord, to writer: inout JSONWriter) {
        writer.object { body in
            body.name("format")
            body.string(RecordWriter.format)
            body.name("engine")
            body.object {
                $0.name("version")
                $0.string(record.plan.engineVersion)
            }
            body.name("asOf")
            body.string(record.plan.asOf.description)
            if let home = record.plan.home {
                body.name("home")
                body.string(home)
            }
            writeNames(record, &body)
            body.name("risk")
            writeRisk(record.risk, band: record.band?.rawValue ?? "insufficient evidence", &body)
            body.name("coverage")
            body.rounded(record.coverage)
            body.name("partial")
            body.bool(record.isPartial)
            writeAggregate(record, &body)
            body.name("gates")
            body.array { list in record.gates.forEach { writeGate($0, &list) } }
            body.name("modules")
            body.array { list in record.modules.forEach { writeModule($0, record, &list) } }
        }
    }

    private func writeNames(_ record: AssessmentRecord, _ writer: inout JSONWriter) {
        writer.name("deployment")
        writer.object {
            $0.name("id")
            $0.string(record.subject.id)
            $0.optional("name", record.subject.name)
            $0.name("digest")
            $0.string(record.subject.digest)
        }
        writer.name("profile")
        writer.object {
            $0.name("id")
            $0.string(record.plan.profile.id)
            $0.name("digest")
            $0.string(record.plan.profile.digest)
        }
    }

    private func writeAggregate(_ record: AssessmentRecord, _ writer: inout JSONWriter) {
        writer.name("aggregate")
        writer.object { body in
            body.name("across")
            body.string(record.plan.profile.across.formula)
            body.name("within")
            body.string(record.plan.profile.within.formula)
            body.name("unknown")
            body.string(record.plan.profile.unknown.rawValue)
            if let worst = record.worstModule, let risk = worst.risk {
                body.name("worst")
                body.object {
                    $0.name("module")
                    $0.string(worst.id)
                    $0.name("value")
                    $0.rounded(risk.value)
                }
            }
        }
    }

    private func writeRisk(_ risk: Risk, band: String? = nil, _ writer: inout JSONWriter) {
        writer.object {
            $0.name("value")
            $0.rounded(risk.value)
            $0.name("low")
            $0.rounded(risk.low)
            $0.name("high")
            $0.rounded(risk.high)
            $0.optional("band", band)
        }
    }

    private func writeGate(_ record: GateRecord, _ writer: inout JSONWriter) {
        let gate = record.gate
        writer.object { body in
            body.name("id")
            body.string(gate.id)
            body.name("verdict")
            body.string(record.verdict.rawValue)
            body.name("indicator")
            body.string("\(gate.module)/\(gate.indicator)")
            if let value = record.value {
                body.name("value")
                body.rounded(value)
            } else if let low = record.low, let high = record.high {
                body.name("low")
                body.rounded(low)
                body.name("high")
                body.rounded(high)
            }
            body.name("limit")
            body.rounded(gate.bound.limit)
            body.name("bound")
            if case .atMost = gate.bound { body.string("at-most") } else { body.string("at-least") }
            if gate.isOnRisk {
                body.name("risk")
                body.bool(true)
            }
            body.optional("basis", gate.basis)
            body.optional("note", record.note)
            if let exemption = record.exemption ?? record.expiredExemption {
                body.name("exemption")
                body.object {
                    $0.name("id")
                    $0.string(exemption.id)
                    $0.name("grantedBy")
                    $0.string(exemption.grantedBy)
                    $0.name("reason")
                    $0.string(exemption.reason)
                    $0.name("until")
                    $0.string(exemption.until.description)
                    $0.name("inForce")
                    $0.bool(record.exemption != nil)
                }
            }
        }
    }

    private func writeModule(_ module: ModuleRecord, _ record: AssessmentRecord, _ writer: inout JSONWriter) {
        writer.object { body in
            body.name("id")
            body.string(module.id)
            body.name("version")
            body.string(module.version)
            body.name("weight")
            body.rounded(module.weight)
            body.name("outcome")
            body.string(module.outcome.rawValue)
            if let risk = module.risk {
                body.name("risk")
                writeRisk(risk, &body)
            }
            body.name("coverage")
            body.rounded(module.coverage)
            if !module.failures.isEmpty {
                body.name("failures")
                body.array { list in
                    for failure in module.failures {
                        list.object {
                            $0.name("kind")
                            $0.string(failure.code.kind)
                            $0.name("message")
                            $0.string(failure.message)
                        }
                    }
                }
            }
            body.name("indicators")
            body.array { list in module.indicators.forEach { writeIndicator($0, record, &list) } }
        }
    }

    private func writeIndicator(
        _ indicator: IndicatorRecord, _ record: AssessmentRecord, _ writer: inout JSONWriter
    ) {
        writer.object { body in
            body.name("id")
            body.string(indicator.definition.id)
            body.optional("code", indicator.definition.code)
            body.name("outcome")
            body.string(indicator.answer.outcome.rawValue)
            writeAnswer(indicator, &body)
            body.name("unit")
            body.string(indicator.definition.unit)
            if let risk = indicator.risk {
                body.name("risk")
                writeRisk(risk, &body)
                body.name("weight")
                body.rounded(indicator.weight)
                body.name("contribution")
                body.rounded(indicator.contribution)
            }
            writeGrounds(indicator, record, &body)
            writeMarks(indicator, &body)
            body.optional("note", indicator.measured.note)
        }
    }

    private func writeAnswer(_ indicator: IndicatorRecord, _ writer: inout JSONWriter) {
        switch indicator.answer {
        case .measured(.key(let key)):
            writer.name("value")
            writer.string(key)
        case .measured(.number(let value)), .bounded(_, _, .some(let value)):
            writer.name("value")
            writer.rounded(value)
        case .among(let keys):
            writer.name("among")
            writer.array { list in keys.forEach { list.string($0) } }
        case .unavailable(let missing, let reason):
            writer.name("missing")
            writer.array { list in missing.forEach { list.string($0) } }
            writer.optional("reason", reason)
        case .failed(let reason): writer.optional("reason", reason)
        case .notApplicable, .bounded: break
        }
        if let hull = indicator.measured.rawHull, hull.low < hull.high {
            writer.name("low")
            writer.rounded(hull.low)
            writer.name("high")
            writer.rounded(hull.high)
        }
        if indicator.answer.outcome == .measured || indicator.answer.outcome == .bounded {
            writer.name("interval")
            writer.string(indicator.method.rawValue)
        }
    }

    private func writeGrounds(_ indicator: IndicatorRecord, _ record: AssessmentRecord, _ writer: inout JSONWriter) {
        writer.name("rests")
        writer.array { list in
            for pointer in indicator.measured.rests {
                let ground = Ground(pointer, record.subject, on: record.plan.asOf)
                list.object {
                    $0.name("at")
                    $0.string(pointer)
                    if showsPlaces, let place = ground.place {
                        $0.name("line")
                        $0.integer(place.line)
                        $0.name("column")
                        $0.integer(place.column)
                    }
                    $0.optional("source", ground.source)
                    $0.optional("grade", ground.grade)
                    $0.optional("asOf", ground.asOf)
                    if ground.countedGrade != ground.grade { $0.optional("countsAs", ground.countedGrade) }
                }
            }
        }
    }

    /// What makes the figure checkable: how it is measured, where its break points come from, what was read.
    private func writeMarks(_ indicator: IndicatorRecord, _ writer: inout JSONWriter) {
        writer.name("method")
        writer.string(indicator.definition.method)
        if !indicator.origins.isEmpty {
            writer.name("origin")
            writer.array { list in indicator.origins.forEach { list.string($0.rawValue) } }
        }
        if indicator.indicator.isOverridden {
            writer.name("valueFunction")
            writer.string("profile")
        }
        writer.name("sources")
        writer.raw(indicator.indicator.sourcesText)
    }
}

extension JSONWriter {
    mutating func rounded(_ value: Double) { number(roundedTo12Digits(value)) }

    mutating func optional(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        self.name(name)
        string(text)
    }
}
