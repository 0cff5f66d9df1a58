import Foundation

@testable import VendorLockIn

/// The shipped lists of restricted suppliers and the blocs as parameters of their module, so that they can be mirrored.
enum WrittenLists {
    typealias Row = [String: Any]

    /// A profile's own parameters with every shipped list they do not replace, and nothing shipped besides.
    static func parameters(besides own: Row) -> Row {
        var all = own
        let mine = own["restricted-lists"] as? [Row] ?? []
        let replaced = Set(mine.compactMap { $0["id"] as? String })
        all["restricted-lists"] = mine + RestrictedList.shipped.filter { !replaced.contains($0.id) }.map(row)
        all["shipped-rows"] = false
        var blocs = Blocs.shipped.members.mapValues { $0.sorted() }
        for (name, members) in own["blocs"] as? [String: [String]] ?? [:] { blocs[name] = members }
        all["blocs"] = blocs
        return all
    }

    private static func row(_ list: RestrictedList) -> Row {
        [
            "id": list.id, "home": list.home, "effect": list.effect, "status": list.status.rawValue,
            "as-of": list.asOf, "source": list.source, "mark": list.mark.rawValue,
            "entities": list.entities.map { $0 as Any } ?? NSNull(),
        ]
    }
}
