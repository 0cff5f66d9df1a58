import Diagnostics
import Documents
import Testing

@testable import YAMLDocuments

func read(_ text: String) throws -> Document { try YAMLReader.read(Array(text.utf8), file: "a.yaml") }

/// The JSON a YAML text becomes.
func json(_ text: String) throws -> String { try read(text).root.raw }

/// What is said about a text that is refused.
func refusal(_ text: [UInt8]) -> String {
    do {
        return "accepted: " + (try YAMLReader.read(text, file: "a.yaml")).root.raw.prefix(200)
    } catch {
        return error.description
    }
}

func refusal(_ text: String) -> String { refusal(Array(text.utf8)) }
