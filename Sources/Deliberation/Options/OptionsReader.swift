import Diagnostics
import Documents
import Loading
import RiskModel

/// Reads what is to be compared: option sets and whole deployments. Everything that is wrong is told at once.
public struct OptionsReader {
    private let loader: DeploymentLoader
    /// How far ahead the profile looks, where there is one.
    private let horizonYears: Double?
    private var options: [ComparedOption] = []
    private var problems: [Diagnostic] = []
    /// Titles of the option sets.
    private var title: String?
    public private(set) var remarks: [Diagnostic] = []

    public struct Loaded {
        public let title: String?
        public let options: [ComparedOption]
        public let remarks: [Diagnostic]
    }

    /// - Parameters:
    ///   - files: option sets or deployments; the format line says which.
    ///   - horizonYears: how far ahead the profile looks.
    ///   - streams: whether standard input and pipes are read too.
    public static func load(
        _ files: [String], with loader: DeploymentLoader, horizonYears: Double? = nil, streams: Bool = false
    ) throws(Problems) -> Loaded {
        var reader = OptionsReader(loader, horizonYears)
        for file in files {
            do throws(Problems) {
                reader.read(try FileText.document(file, streams: streams), root: 0, file: file)
            } catch {
                reader.problems += error.diagnostics
            }
        }
        return try reader.finish()
    }

    /// An option set that came inside a message.
    public static func load(
        _ document: Document, root: Int, with loader: DeploymentLoader, horizonYears: Double? = nil
    ) throws(Problems) -> Loaded {
        var reader = OptionsReader(loader, horizonYears)
        reader.read(document, root: root, file: nil)
        return try reader.finish()
    }

    private init(_ loader: DeploymentLoader, _ horizonYears: Double?) {
        self.loader = loader
        self.horizonYears = horizonYears
    }

    private mutating func finish() throws(Problems) -> Loaded {
        var seen: Set<String> = []
        for option in options where !seen.insert(option.id).inserted {
            let document = option.deployment.document
            let id = document.member("id", of: option.deployment.root)
            let place = document.place(of: id ?? option.deployment.root)
            problems.append(
                Diagnostic("options.repeated", "more than one option is called \(quoted(option.id))", at: place))
        }
        if problems.isEmpty, options.count < 2 {
            let sentence =
                options.isEmpty
                ? "there is no option to compare"
                : "\(quoted(options[0].id)) is the only option; a comparison needs at least two"
            problems.append(Diagnostic("options.count", sentence))
        }
        guard problems.isEmpty else { throw Problems(problems) }
        return Loaded(title: title, options: options, remarks: remarks)
    }

    private mutating func read(_ document: Document, root: Int, file: String?) {
        let node = Node(document: document, index: root)
        guard node["format"]?.string == OptionsFormat.name else { return readDeployment(document, root) }
        title = title ?? node["title"]?.string
        let form = formatProblems(document, OptionsFormat.schema, area: "options", root: root)
        problems += form
        guard form.isEmpty else { return }
        let alternatives = node["alternatives"]?.elements ?? []
        var seen: Set<String> = []
        for alternative in alternatives {
            if let id = alternative["id"]?.string, !seen.insert(id).inserted {
                told(
                    alternative["id"] ?? alternative, "options.repeated",
                    "more than one option is called \(quoted(id))")
            }
        }
        if alternatives.count < 2 {
            told(
                node["alternatives"] ?? node, "options.count",
                alternatives.isEmpty
                    ? "there is no option to compare"
                    : "\(quoted(alternatives[0]["id"]?.string ?? "")) is the only option; a comparison needs at least two"
            )
        }
        guard problems.isEmpty else { return }
        let base: DocumentTree?
        do throws(Problems) {
            if let stated = node["base"] { base = try tree(of: stated, beside: file) } else { base = nil }
        } catch {
            problems += error.diagnostics
            return
        }
        for alternative in alternatives {
            do throws(Problems) {
                options.append(try option(alternative, base, beside: file))
            } catch {
                problems += error.diagnostics
            }
        }
    }

    private mutating func readDeployment(_ document: Document, _ root: Int) {
        do throws(Problems) {
            let loaded = try loader.check(document, root: root, horizonYears: horizonYears)
            remarks += loaded.remarks
            options.append(
                ComparedOption(id: loaded.id, name: loaded.name, contact: nil, deployment: loaded, price: nil))
        } catch {
            problems += error.diagnostics
        }
    }

    private mutating func option(
        _ node: Node, _ base: DocumentTree?, beside file: String?
    ) throws(Problems) -> ComparedOption {
        let id = node["id"]?.string ?? ""
        var tree: DocumentTree
        if let whole = node["deployment"] {
            tree = try self.tree(of: whole, beside: file)
        } else if let base {
            tree = base
            if let patch = node["patch"] { tree = base.patched(with: try self.tree(of: patch, beside: file)) }
        } else {
            throw Problems(
                document(node).diagnostic(
                    "options.no-base", "option \(quoted(id)) is no whole deployment, and there is no 'base' to patch",
                    at: node.index))
        }
        tree = tree.setting("id", to: scalar(id, node["id"]?.place), at: node["id"]?.place)
        if let name = node["name"]?.string {
            tree = tree.setting("name", to: scalar(name, node["name"]?.place), at: node["name"]?.place)
        }
        let document: Document
        do {
            document = try tree.flattened()
        } catch {
            throw Problems(Diagnostic("options.too-large", error.message, at: node.place))
        }
        var price: StatedPrice?
        if let stated = node["price"] { price = try self.price(stated) }
        let loaded = try loader.check(document, horizonYears: horizonYears)
        remarks += loaded.remarks.filter { !remarks.contains($0) }
        return ComparedOption(
            id: id, name: node["name"]?.string ?? loaded.name, contact: node["contact"]?.string, deployment: loaded,
            price: price)
    }

    private func price(_ node: Node) throws(Problems) -> StatedPrice {
        let document = node.document
        let found = evidenceProblems(in: document, root: node.index)
        guard found.isEmpty, let amount = node["amount"] else { throw Problems(found) }
        let stated: StatedPrice.Amount
        switch document.reading(of: amount.index) {
        case .unknown: stated = .unknown
        case .known(let index):
            guard let value = document.double(at: index), value >= 0 else {
                throw Problems(
                    document.diagnostic("options.price", "a price is a number from 0 up", at: amount.index))
            }
            stated = .known(value)
        case .range(let low, let mode, let high):
            stated = .range(
                low: document.double(at: low) ?? 0, mode: mode.flatMap { document.double(at: $0) },
                high: document.double(at: high) ?? 0)
        }
        return StatedPrice(
            amount: stated, currency: node["currency"]?.string ?? "", place: amount.place,
            source: document.isEvidence(amount.index) ? amount["$source"]?.string : nil,
            pointer: document.pointer(of: amount.index))
    }

    /// A value of the option set, or the content of the file it names.
    private func tree(of node: Node, beside file: String?) throws(Problems) -> DocumentTree {
        guard let name = node.string else { return DocumentTree(node) }
        var path = name
        if !name.hasPrefix("/"), let file, let slash = file.lastIndex(of: "/") { path = file[...slash] + name }
        do throws(Problems) {
            return DocumentTree(try FileText.document(path).root)
        } catch {
            throw Problems(
                error.diagnostics.map {
                    $0.code == "document.missing"
                        ? Diagnostic($0.code, "there is no file \(quoted(name))", at: node.place, help: $0.help) : $0
                })
        }
    }

    private mutating func told(_ node: Node, _ code: String, _ sentence: String) {
        problems.append(node.document.diagnostic(code, sentence, at: node.index))
    }

    private func document(_ node: Node) -> Document { node.document }

    private func scalar(_ text: String, _ place: Place?) -> DocumentTree {
        var writer = JSONWriter()
        writer.string(text)
        return .scalar(writer.bytes, place)
    }
}

extension OptionsReader.Loaded {
    /// Holds prices against the profile: another currency cannot be compared without a rate, and nobody states one here.
    public func priced(under profile: Profile) throws(Problems) -> OptionsReader.Loaded {
        guard let price = profile.price else { return self }
        let problems = options.compactMap { option -> Diagnostic? in
            guard let stated = option.price, stated.currency != price.currency else { return nil }
            return Diagnostic(
                "options.currency",
                "the price of option \(quoted(option.id)) is in \(stated.currency), not in \(price.currency) as the profile "
                    + "has it", at: stated.place,
                help: "state it in \(price.currency), with the rate and its date as its source"
            )
        }
        guard problems.isEmpty else { throw Problems(problems) }
        return self
    }
}
