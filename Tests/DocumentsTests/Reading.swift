import Documents
import Testing

/// The fault of a text, or nil where it is a document.
func fault(_ bytes: [UInt8]) -> JSONFault? {
    do {
        try Document().read(json: bytes.span)
        return nil
    } catch {
        return error
    }
}

func fault(_ text: String) -> JSONFault? { fault(Array(text.utf8)) }

/// A document a test relies on.
func document(_ text: String, file: String? = nil) -> Document {
    let document = Document()
    do {
        try document.read(json: Array(text.utf8).span, file: file)
    } catch {
        Issue.record("\(error.message) at byte \(error.offset) of \(text)")
    }
    return document
}
