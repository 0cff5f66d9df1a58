extension Selection {
    /// Whether a pointer lies inside the selection, `*` standing for any element or member.
    public func covers(_ pattern: String) -> Bool {
        guard let tokens = pointerTokens(pattern) else { return false }
        return covers(tokens[...], part: 0)
    }

    private func covers(_ tokens: ArraySlice<String>, part: Int) -> Bool {
        let here = parts[part]
        guard let token = tokens.first, !here.whole else { return true }
        var next = here.members.filter { token == "*" || $0.name == token }.map(\.part)
        next += here.patterned.filter { token == "*" || $0.pattern.matches(token) }.map(\.part)
        if let others = here.others { next.append(others) }
        if let items = here.items, token == "*" || arrayPosition(token) != nil { next.append(items) }
        return next.contains { covers(tokens.dropFirst(), part: $0) }
    }
}
