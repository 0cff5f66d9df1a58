import ModuleKit

/// Suppliers rolled up to their ultimate parents.
///
/// A chain of stated parents ends in a supplier that is its own parent, in a parent without a row of its own, in a circle,
/// or in a supplier whose parent is not known. The last may belong to any group: it is `open`.
struct SupplierGroups {
    enum Group: Hashable {
        /// Named by its ultimate parent.
        case settled(String)
        /// May turn out to be part of any other group.
        case open(String)

        var isOpen: Bool { if case .open = self { true } else { false } }

        var name: String {
            switch self {
            case .settled(let name), .open(let name): name
            }
        }
    }

    private let roots: [String: Group]
    private let parents: [String: String?]

    /// `parents` holds every supplier that has a row: its stated parent, or nil where that is unknown.
    init(parents: [String: String?]) {
        var roots: [String: Group] = [:]
        for start in parents.keys.sorted() where roots[start] == nil {
            var path: [String] = []
            var onPath: Set<String> = []
            var at = start
            var found: Group?
            while found == nil {
                if let known = roots[at] {
                    found = known
                } else if onPath.contains(at) {
                    // A circle: its least name stands for it, whichever way it was entered.
                    found = .settled(path[path.firstIndex(of: at)!...].min()!)
                } else if let stated = parents[at] {
                    path.append(at)
                    onPath.insert(at)
                    if let parent = stated { at = parent } else { found = .open(at) }
                } else {
                    found = .settled(at)
                }
            }
            for supplier in path { roots[supplier] = found }
        }
        self.roots = roots
        self.parents = parents
    }

    /// So long a chain of owners is looked through, and no longer.
    static let mostOwners = 100

    /// A supplier and its owners as far as they are stated, the ultimate parent last.
    func owners(of supplier: String) -> [String] {
        var chain = [supplier]
        while chain.count < Self.mostOwners, let stated = parents[chain[chain.count - 1]], let parent = stated,
            !chain.contains(parent)
        {
            chain.append(parent)
        }
        return chain
    }

    /// A supplier nobody described may belong to anybody.
    func group(of supplier: String) -> Group { roots[supplier] ?? .open(supplier) }
}

extension SupplierGroups {
    /// The groups the deployment states; without a list of suppliers every one of them is open.
    init(_ reading: Reading) throws {
        var parents: [String: String?] = [:]
        for row in reading["suppliers"].items ?? [] {
            guard let id = row["id"].text else { continue }
            guard parents.updateValue(row["parent"].text, forKey: id) == nil else {
                throw Duplicate(what: "supplier", id: id)
            }
        }
        self.init(parents: parents)
    }
}

struct Duplicate: Error, CustomStringConvertible {
    let what: String
    let id: String
    var description: String { "\(what) '\(id)' is listed twice" }
}
