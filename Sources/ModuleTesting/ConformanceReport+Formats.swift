import Documents

extension CheckResult {
    /// The line a person reads, and below it what was seen.
    public var text: String {
        let sign =
            switch (outcome, level) {
            case (.passed, _): "✓"
            case (.failed, .required): "✗"
            case (.failed, .advice): "!"
            case (.skipped, _): "–"
            }
        let seen = outcome == .passed ? "\(title): \(reason)" : title
        let line = "  \(sign) \(seen) [\(id)]\n"
        return outcome == .passed ? line : line + "      \(reason)\n"
    }
}

extension ConformanceReport {
    public var heading: String {
        "\(module) \(version) · \(directory) · \(caseCount) cases, \(generatedCount) inputs from its schema\n"
    }

    public var summary: String {
        var parts = ["\(count(.passed)) passed", "\(count(.failed, .required)) required failed"]
        parts.append("\(count(.failed, .advice)) advised against")
        if count(.skipped) > 0 { parts.append("\(count(.skipped)) skipped") }
        return (isConforming ? "conforms: " : "does not conform: ") + parts.joined(separator: ", ") + "\n"
    }

    /// `plumbline-conformance/1`: one object on one line.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { body in
            body.name("format")
            body.string("plumbline-conformance/1")
            body.name("module")
            body.string(module)
            body.name("version")
            body.string(version)
            body.name("conforms")
            body.bool(isConforming)
            body.name("inputs")
            body.object { inputs in
                inputs.name("cases")
                inputs.integer(caseCount)
                inputs.name("generated")
                inputs.integer(generatedCount)
            }
            body.name("checks")
            body.array { list in
                for result in results {
                    list.object { check in
                        check.name("id")
                        check.string(result.id)
                        check.name("level")
                        check.string(result.level.rawValue)
                        check.name("outcome")
                        check.string(result.outcome.rawValue)
                        check.name("title")
                        check.string(result.title)
                        check.name("reason")
                        check.string(result.reason)
                    }
                }
            }
        }
        writer.newline()
        return writer.bytes
    }

    /// JUnit: a required point that failed is a failure; advice that was not followed is skipped, with its reason.
    public var junit: String {
        let skipped = count(.skipped) + count(.failed, .advice)
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="\(xml("conformance of \(module) \(version)"))" tests="\(results.count)" \
            failures="\(count(.failed, .required))" errors="0" skipped="\(skipped)">

            """
        for result in results {
            let area = result.id.prefix { $0 != "." }
            text +=
                "  <testcase classname=\"\(xml("\(module).\(area)"))\" name=\"\(xml("\(result.id): \(result.title)"))\""
            switch (result.outcome, result.level) {
            case (.passed, _): text += "/>\n"
            case (.failed, .required):
                text += "><failure message=\"\(xml(result.reason))\"/></testcase>\n"
            case (.failed, .advice):
                text += "><skipped message=\"\(xml("advice: \(result.reason)"))\"/></testcase>\n"
            case (.skipped, _): text += "><skipped message=\"\(xml(result.reason))\"/></testcase>\n"
            }
        }
        return text + "</testsuite>\n"
    }

    private func xml(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped += " "
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
