/// Both of two statements, where nil is not known (S. C. Kleene's strong three-valued logic, 1952).
func both(_ one: Bool?, _ other: Bool?) -> Bool? {
    if one == false || other == false { return false }
    return one == nil || other == nil ? nil : true
}

/// Either of two statements, where nil is not known.
func either(_ one: Bool?, _ other: Bool?) -> Bool? {
    if one == true || other == true { return true }
    return one == nil || other == nil ? nil : false
}
