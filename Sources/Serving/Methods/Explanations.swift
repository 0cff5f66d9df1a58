import Diagnostics
import Documents
import LineProtocol
import Loading
import RiskModel

extension [InstalledModule] {
    /// Indicators of that id, module/id or code, with their modules.
    public func indicators(named name: String) -> [(module: InstalledModule, indicator: IndicatorDefinition)] {
        let wanted = name.lowercased()
        return flatMap { module in
            module.manifest.indicators.filter {
                [$0.id, "\(module.id)/\($0.id)", $0.code?.lowercased()].contains(wanted)
            }.map { (module, $0) }
        }
    }

    /// A name that is near, or what to do to find one.
    public func indicatorHelp(for name: String) -> String {
        let names = flatMap { $0.manifest.indicators.flatMap { [$0.id, $0.code ?? ""] } }
        return suggestion(for: name, among: names) ?? "'plumbline modules show ID' lists a module's indicators"
    }
}

func answerExplain(_ engine: Engine, _ request: Request) throws {
    let name = request["indicator"]?.string ?? ""
    guard let (module, indicator) = engine.modules.indicators(named: name).first else {
        throw ProtocolError(
            .invalidParams,
            "no installed module has an indicator \(quoted(name)); \(engine.modules.indicatorHelp(for: name))")
    }
    request.answer { result in
        result.object { ExplanationWriter.write(indicator, module: module.id, to: &$0) }
    }
}

/// An indicator's manifest entry as members of an object.
enum ExplanationWriter {
    static func write(_ indicator: IndicatorDefinition, module: String, to body: inout JSONWriter) {
        body.name("module")
        body.string(module)
        body.name("id")
        body.string(indicator.id)
        if let code = indicator.code {
            body.name("code")
            body.string(code)
        }
        body.name("question")
        body.string(indicator.question)
        body.name("unit")
        body.string(indicator.unit)
        if let domain = indicator.domain {
            body.name("domain")
            body.array {
                $0.number(domain.lowerBound)
                $0.number(domain.upperBound)
            }
        }
        body.name("method")
        body.string(indicator.method)
        body.name("needs")
        body.strings(indicator.needs)
        if let function = indicator.valueFunction {
            body.name("valueFunction")
            write(function, to: &body)
        }
        body.name("sources")
        body.array { list in indicator.sources.forEach { write($0, to: &list) } }
        if let blind = indicator.blindSpots {
            body.name("blindSpots")
            body.string(blind)
        }
        if let remedy = indicator.remediation {
            body.name("remediation")
            body.object {
                $0.name("effort")
                $0.string(remedy.effort)
                $0.name("text")
                $0.string(remedy.text)
            }
        }
        guard !indicator.overlaps.isEmpty else { return }
        body.name("overlaps")
        body.array { list in
            for overlap in indicator.overlaps {
                list.object { item in
                    item.name("indicator")
                    item.string(overlap.indicator)
                    if let reason = overlap.reason {
                        item.name("reason")
                        item.string(reason)
                    }
                }
            }
        }
    }

    private static func write(_ function: ValueFunction, to writer: inout JSONWriter) {
        writer.object { body in
            switch function {
            case .points(let points):
                body.name("points")
                body.array { list in
                    for point in points {
                        list.array {
                            $0.number(point.at)
                            $0.number(point.risk)
                        }
                    }
                }
                body.name("origin")
                body.strings(points.map(\.origin.rawValue))
            case .table(let rows):
                body.name("table")
                body.object { table in
                    for row in rows {
                        table.name(row.key)
                        table.number(row.risk)
                    }
                }
                body.name("origin")
                body.strings(rows.map(\.origin.rawValue))
            }
        }
    }

    private static func write(_ source: IndicatorDefinition.Source, to writer: inout JSONWriter) {
        writer.object { body in
            body.name("title")
            body.string(source.title)
            if let author = source.author {
                body.name("author")
                body.string(author)
            }
            if let year = source.year {
                body.name("year")
                body.integer(year)
            }
            if let url = source.url {
                body.name("url")
                body.string(url)
            }
            body.name("mark")
            body.string(source.mark)
        }
    }
}
