import ModuleKit

/// A JSON pointer in which `*` stands for every element of a list.
struct Pattern {
    let text: String
    /// Names up to each `*`, and those after the last.
    private let lists: [[String]]
    private let member: [String]

    init(_ text: String) {
        self.text = text
        var lists: [[String]] = []
        var names: [String] = []
        for token in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            if token == "*" {
                lists.append(names)
                names = []
            } else {
                names.append(String(token).replacing("~1", with: "/").replacing("~0", with: "~"))
            }
        }
        self.lists = lists
        member = names
    }

    var hasElements: Bool { !lists.isEmpty }

    /// The elements of the lists, or nil where some list is not known.
    func elements(in reading: Reading) -> [Value]? {
        var found = [reading.deployment]
        var isKnown = true
        for names in lists {
            var next: [Value] = []
            for value in found {
                if let items = value.following(names).items { next += items } else { isKnown = false }
            }
            found = next
        }
        return isKnown ? found : nil
    }

    /// The value the pattern names of an element, or of the deployment where it has no `*`.
    func value(of element: Value) -> Value { element.following(member) }
}

extension Value {
    func following(_ names: [String]) -> Value { names.reduce(self) { $0[$1] } }
}
