extension ClientMethod {
    public static let ping = ClientMethod(
        "ping", "Answered at once, whatever else is under way; never counts as in flight.", params: nothing,
        result: #"{ "type": "object", "additionalProperties": false }"#)
}
