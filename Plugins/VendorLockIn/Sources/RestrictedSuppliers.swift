import ModuleKit

/// VL-16: the share of what is built in, by value, that comes from suppliers the home's own authority restricts.
func restrictedSupplierShare(_ reading: Reading) throws -> Measurement {
    guard let bill = try BillOfMaterials(reading) else { return .unavailable }
    if bill.isEmpty { return .notApplicable }
    guard let home = reading.home else { return .withoutHome }
    let blocs = Blocs(parameters: reading.parameters)
    let lists = RestrictedList.all(reading.parameters).filter { blocs.covers($0.home, home) }
    guard !lists.isEmpty else {
        return .unavailable(
            because:
                "no list of restricted suppliers of \(home) is known here; state it, or that there is none, in the "
                + "parameter restricted-lists")
    }
    let binding = lists.filter { $0.status == .inForce }
    guard let share = bill.share(on: binding) else { return .failed("nothing that is built in has a value") }
    let said = lists.map { list in
        list.status == .inForce ? list.citation(on: reading.asOf) : "\(list.id) is not in force and does not count"
    }
    return Measurement.value(share, within: 0...1).saying(
        Words.note([
            Words.list(said, first: 6) + ".", RestrictedList.remark(on: binding, day: reading.asOf),
        ]))
}

/// The largest share that comes from suppliers on one list of somebody else's authority: what may become unwelcome where
/// that authority rules. Reported, never scored.
func restrictedAbroadShare(_ reading: Reading) throws -> Measurement {
    guard let bill = try BillOfMaterials(reading) else { return .unavailable }
    if bill.isEmpty { return .notApplicable }
    guard let home = reading.home else { return .withoutHome }
    let blocs = Blocs(parameters: reading.parameters)
    let foreign = RestrictedList.all(reading.parameters).filter {
        !blocs.covers($0.home, home) && $0.status == .inForce
    }
    // A list whose names are not public says nothing about anybody.
    guard let shares = bill.shares(on: foreign.filter { $0.entities != nil }) else {
        return .failed("nothing that is built in has a value")
    }
    let hits = shares.filter { $0.share.high > 0 }.sorted { ($1.share.high, $0.list.id) < ($0.share.high, $1.list.id) }
    let secret = foreign.filter { $0.entities == nil }.map(\.id)
    let said = [
        Words.list(hits.map { "\($0.share.said) on \($0.list.citation(on: reading.asOf))" }, first: 6),
        secret.isEmpty ? "" : "names not public: " + Words.list(secret),
    ].filter { !$0.isEmpty }
    let share = shares.reduce(Interval(0)) { Interval.larger($0, $1.share) }
    return Measurement.value(share, within: 0...1).saying(
        Words.note([
            said.isEmpty ? "" : said.joined(separator: "; ") + ".",
            RestrictedList.remark(on: hits.map(\.list), day: reading.asOf),
        ]))
}

/// What the deployment is built of, with the suppliers it may come from.
struct BillOfMaterials {
    struct Item {
        /// Names under which a list may carry who made it: the maker and its owners up to the ultimate parent.
        var names: [String]
        /// Whether it may belong to somebody else as well.
        var isOpen: Bool
        var value: Double?
    }

    var items: [Item]

    var isEmpty: Bool { items.isEmpty }

    /// The share by value that is on at least one of the lists; nil when nothing has a value.
    func share(on lists: [RestrictedList]) -> Interval? {
        weightedMean(
            of: items.map { item in
                WeightedPart(value: restricted(item, lists), weight: Interval(quantity: item.value))
            })
    }

    func shares(on lists: [RestrictedList]) -> [(list: RestrictedList, share: Interval)]? {
        guard share(on: []) != nil else { return nil }
        return lists.map { ($0, share(on: [$0]) ?? Interval(0)) }
    }

    /// 1 when it is on a list, 0 when it is on none, and both ends when its owner or the names of a list are not known.
    private func restricted(_ item: Item, _ lists: [RestrictedList]) -> Interval {
        if lists.contains(where: { list in item.names.contains { list.names($0) == true } }) { return Interval(1) }
        let mayBe = lists.contains { $0.entities == nil || (item.isOpen && $0.entities?.isEmpty == false) }
        return Interval(low: 0, high: mayBe ? 1 : 0)
    }
}

extension BillOfMaterials {
    /// Nil when it is not known what is built in.
    init?(_ reading: Reading) throws {
        guard let rows = reading["bill-of-materials"].items else { return nil }
        let groups = try SupplierGroups(reading)
        let amounts = try ExchangeRates(parameters: reading.parameters).amounts(
            rows.map { Money($0["value"]) }, of: "the value of the bill of materials")
        items = zip(rows, amounts).map { row, amount in
            guard let maker = row["maker"].text else { return Item(names: [], isOpen: true, value: amount) }
            let owners = groups.owners(of: maker)
            let isOpen = groups.group(of: maker).isOpen || owners.count == SupplierGroups.mostOwners
            return Item(names: owners, isOpen: isOpen, value: amount)
        }
    }
}

extension Interval {
    fileprivate var said: String { low == high ? Words.share(high) : "\(Words.share(low)) to \(Words.share(high))" }
}

extension RestrictedList {
    /// The list as a note cites it: whose it is, its state, whether it was read itself, and whether too long ago.
    func citation(on day: CalendarDate) -> String {
        "\(id) (\(home), \(asOf), \(mark.rawValue)\(isStale(on: day) ? ", stale" : ""))"
    }

    /// What a stale list among those cited means.
    static func remark(on lists: [RestrictedList], day: CalendarDate) -> String {
        guard lists.contains(where: { $0.isStale(on: day) }) else { return "" }
        return
            "Stale: the state that was read is older than \(freshMonths) months; as evidence it counts one grade lower."
    }
}

extension Measurement {
    /// The answer where everything depends on whose authority counts and nobody said whose.
    static var withoutHome: Measurement { .unavailable(because: "no home was given: whose law counts?") }
}
