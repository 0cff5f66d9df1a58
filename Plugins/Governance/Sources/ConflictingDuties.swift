/// A class of data and where it is held; nil is unknown.
struct HeldData {
    struct Place {
        var code: String?
        var share: Double?
    }

    var sensitivity: Sensitivity?
    var places: [Place]?
}

/// Somebody who can reach data.
struct Holder {
    /// Every law over the actor; nil stands for one that is not known.
    var jurisdictions: [String?]
    /// 1 where it can reach data it can read, 0 where it cannot, either where that is not known.
    var hasUsableData: Interval
}

/// Pairs of a law that keeps data in and a law that has it handed over, which bind one actor for one class of data.
///
/// A duty of localisation or a blocking duty applies to what is held under its law; a power applies to whoever lives
/// under it and reaches abroad, whatever the place of the data. Pairs are counted by the two laws, however many actors
/// and classes they meet in: duties that cannot both be obeyed, not occasions to break one. An actor is taken to reach
/// every class, and one that sees only ciphertext with keys at home has nothing to hand over.
/// Test: `ConflictingDutiesTests`, a plant whose data must stay and whose service must produce it (1).
struct ConflictingDuties {
    let book: LawBook
    private var law: Law { book.law }
    /// The largest count; what may be without limit is reported so.
    static let end = 100.0

    /// How sure a thing is: not at all, perhaps, or stated.
    private enum Standing: Int, Comparable {
        case never, perhaps, surely
        static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
    }

    /// A law on one side of a pair: `code` of its rows, and a jurisdiction it applies in.
    private struct Side: Hashable {
        var code: String
        var place: String
        var towards: [String]?
    }

    func count(_ holders: [Holder], _ classes: [HeldData], _ basis: inout LawBasis) -> Interval {
        let (barriers, isPlaceOpen) = barriers(classes, &basis)
        let (powers, isLawOpen) = powers(holders, &basis)
        var pairs: [[String]: Standing] = [:]
        for (barrier, keeps) in barriers {
            for (power, reaches) in powers where conflicts(barrier, power) {
                let both = min(keeps, reaches)
                let key = [barrier.code, power.code]
                pairs[key] = max(pairs[key] ?? .never, both)
            }
        }
        let sure = Double(pairs.values.count { $0 == .surely })
        let possible = Double(pairs.values.count { $0 != .never })
        // A law nobody named may be any law.
        let isOpen = isPlaceOpen && !powers.isEmpty || isLawOpen && !barriers.isEmpty || isPlaceOpen && isLawOpen
        return Interval(low: sure, high: isOpen ? ConflictingDuties.end : possible)
    }

    /// One law cannot conflict with itself, and a duty directed against some binds against those only.
    private func conflicts(_ barrier: Side, _ power: Side) -> Bool {
        if law.blocs.covers(barrier.code, power.place) || law.blocs.covers(power.code, barrier.place) { return false }
        return barrier.towards?.contains { law.blocs.covers($0, power.place) } ?? true
    }

    private func barriers(_ classes: [HeldData], _ basis: inout LawBasis) -> ([Side: Standing], Bool) {
        var found: [Side: Standing] = [:]
        var isOpen = false
        for data in classes {
            guard let places = data.places else {
                isOpen = true
                continue
            }
            let shares = places.reduce(0) { $0 + ($1.share ?? 0) }
            // What no place is named for may be anywhere.
            if unstated(shares, isComplete: places.allSatisfy { $0.share != nil }) > shareTolerance + 1e-9 {
                isOpen = true
            }
            for place in places where place.share != 0 {
                guard let code = place.code else {
                    isOpen = true
                    continue
                }
                let isHeld: Standing = place.share == nil ? .perhaps : .surely
                guard let duties = book.barriers(in: code) else {
                    basis.addMissing("duties in \(code)")
                    found.raise(Side(code: code, place: code), to: .perhaps)
                    continue
                }
                for duty in duties {
                    basis.add("duties in \(duty.code)", duty.provenance)
                    let side = Side(code: duty.code, place: code, towards: duty.towards)
                    found.raise(side, to: min(isHeld, binds(duty, data.sensitivity)))
                }
            }
        }
        return (found.filter { $0.value != .never }, isOpen)
    }

    private func binds(_ duty: Duty, _ sensitivity: Sensitivity?) -> Standing {
        switch (duty.binds, sensitivity) {
        case (.everything, _): .surely
        case (.some, _): .perhaps
        case (.personal, nil): .perhaps
        case (.personal, let known?): known == .personal || known == .sensitive ? .surely : .never
        }
    }

    private func powers(_ holders: [Holder], _ basis: inout LawBasis) -> ([Side: Standing], Bool) {
        var found: [Side: Standing] = [:]
        var isOpen = false
        for holder in holders where holder.hasUsableData.high > 0 {
            let isHolder: Standing = holder.hasUsableData.low > 0 ? .surely : .perhaps
            for code in holder.jurisdictions {
                guard let code else {
                    isOpen = true
                    continue
                }
                guard let powers = book.reachingPowers(of: code) else {
                    basis.addMissing("powers of \(code)")
                    found.raise(Side(code: code, place: code), to: .perhaps)
                    continue
                }
                for power in powers {
                    basis.add("powers of \(power.code)", power.provenance)
                    found.raise(Side(code: power.code, place: code), to: isHolder)
                }
            }
        }
        return (found, isOpen)
    }
}

extension Dictionary where Value: Comparable {
    fileprivate mutating func raise(_ key: Key, to value: Value) {
        self[key] = self[key].map { Swift.max($0, value) } ?? value
    }
}
