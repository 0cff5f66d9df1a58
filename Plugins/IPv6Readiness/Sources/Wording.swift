/// A count as people read it: whole, in groups of three digits.
func grouped(_ count: Double) -> String {
    guard count.magnitude < 1e15 else { return "\(count)" }
    let digits = "\(Int(count.rounded()))"
    var text = ""
    for (position, digit) in digits.enumerated() {
        if position > 0, (digits.count - position) % 3 == 0, text != "-" { text += " " }
        text.append(digit)
    }
    return text
}

/// A quantity as people read it: "577 716", "between 577 716 and 1 100 800", "577 716 or more".
func grouped(_ bounds: Bounds) -> String {
    if bounds.low == bounds.high { return grouped(bounds.low) }
    if bounds.high == .infinity { return "\(grouped(bounds.low)) or more" }
    return "between \(grouped(bounds.low)) and \(grouped(bounds.high))"
}
