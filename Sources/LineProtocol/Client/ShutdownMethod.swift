extension ClientMethod {
    public static let shutdown = ClientMethod(
        "shutdown", "Finish what is in flight, answer, and leave with status 0.", params: nothing,
        result: #"{ "type": "object", "additionalProperties": false }"#)
}
