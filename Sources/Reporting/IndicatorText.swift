import RiskModel

/// An indicator explained: question, formula, unit, value function drawn in characters, sources, blind spots.
public enum IndicatorText {
    public static func text(_ indicator: IndicatorDefinition, module: String, style: Style, width: Int = 100) -> String
    {
        var lines = [
            style.bold([indicator.code, "\(module)/\(indicator.id)"].compactMap { $0 }.joined(separator: " "))
        ]
        lines.append(Layout.wrapped(indicator.question, indent: "", width: width))
        lines.append("")
        lines.append(Layout.wrapped("method: \(indicator.method)", indent: "", width: width))
        let domain = indicator.domain.map { ", \(Figure.quantity($0.lowerBound)) … \(Figure.quantity($0.upperBound))" }
        lines.append("unit:   \(indicator.unit)\(domain ?? "")")
        lines.append("needs:  " + indicator.needs.joined(separator: ", "))
        lines.append("")
        if let function = indicator.valueFunction {
            lines.append("value function (risk 0…100; S taken from the source, D derived from it, C a convention)")
            lines += drawing(function)
        } else {
            lines.append("no value function: it is reported and carries no weight")
        }
        lines.append("")
        lines.append("sources")
        for source in indicator.sources {
            let name = [source.author, source.title, source.year.map { "\($0)" }].compactMap { $0 }
            lines.append(
                Layout.wrapped(
                    ([name.joined(separator: ", "), source.url].compactMap { $0 } + ["[\(source.mark)]"])
                        .joined(separator: " "), indent: "  ", width: width))
        }
        if let blind = indicator.blindSpots {
            lines.append(Layout.wrapped("cannot see: \(blind)", indent: "", width: width))
        }
        if let remedy = indicator.remediation {
            lines.append(Layout.wrapped("to do (\(remedy.effort) effort): \(remedy.text)", indent: "", width: width))
        }
        for overlap in indicator.overlaps {
            let reason = overlap.reason.map { ": \($0)" } ?? ""
            lines.append(
                Layout.wrapped("count only one of this and \(overlap.indicator)\(reason)", indent: "", width: width))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func drawing(_ function: ValueFunction) -> [String] {
        let rows: [(label: String, risk: Double, origin: Origin)] =
            switch function {
            case .points(let points): points.map { (Figure.quantity($0.at), $0.risk, $0.origin) }
            case .table(let rows): rows.map { ($0.key, $0.risk, $0.origin) }
            }
        let widest = rows.map(\.label.count).max() ?? 0
        return rows.map { row in
            "  \(Layout.leading(row.label, widest)) → \(Layout.leading(Figure.quantity(row.risk), 3)) [\(row.origin.rawValue)] "
                + Layout.bar(low: row.risk, high: row.risk, width: 30)
        }
    }
}
