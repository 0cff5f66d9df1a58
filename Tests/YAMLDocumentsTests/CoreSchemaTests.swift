import Testing

@testable import YAMLDocuments

/// YAML 1.2, section 10.3.2: what a plain scalar means.
@Suite struct CoreSchemaTests {
    @Test(arguments: [
        ("NO", "\"NO\""), ("no", "\"no\""), ("on", "\"on\""), ("Off", "\"Off\""), ("yes", "\"yes\""), ("y", "\"y\""),
        ("true", "true"), ("True", "true"), ("TRUE", "true"), ("false", "false"), ("False", "false"),
        ("FALSE", "false"),
        ("tRUE", "\"tRUE\""), ("null", "null"), ("Null", "null"), ("NULL", "null"), ("~", "null"), ("", "null"),
        ("nULL", "\"nULL\""), ("none", "\"none\""),
    ])
    func booleansAndNullAreFewAndCountriesAreText(plain: String, value: String) throws {
        #expect(try json("a: \(plain)") == "{\"a\":\(value)}")
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "-0"), ("17", "17"), ("+17", "17"), ("-17", "-17"), ("007", "7"), ("000", "0"),
        ("0o17", "15"),
        ("0o0", "0"), ("0x1F", "31"), ("0xff", "255"), ("0xFFFFFFFFFFFFFFFF", "18446744073709551615"), ("1e3", "1e3"),
        ("1E3", "1E3"), ("1.5e+3", "1.5e+3"), ("1.", "1"), (".5", "0.5"), ("-.5", "-0.5"), ("+.5e-2", "0.5e-2"),
        ("1.e3", "1e3"),
        ("00.50", "0.50"), ("123456789012345678901234567890", "123456789012345678901234567890"), ("1e400", "1e400"),
    ])
    func numbersComeOutInTheSpellingOfJSON(plain: String, value: String) throws {
        #expect(try json("a: \(plain)") == "{\"a\":\(value)}")
    }

    @Test(arguments: [
        "1_000", "12:30:00", "190:20:30", "2026-05-12", "2026-05", "0b11", "0o18", "0o", "0x", "0xg", "-0o17", "-0x1",
        "0o+7",
        "0x-1", "1e", "1e+", "e3", "1.2.3", "1,5", "+", "-", ".", "+.", "1 000", "1.0.0", "１２", "²", "½", "1\u{301}",
        "1.5\u{301}",
        "1e3\u{301}", "0x１", "0o７", "Inf", "inf", "NaN", "nan", ".Nan", ".iNF", "10%", "1st", "=", "<<x",
    ])
    func everythingElseIsText(plain: String) throws {
        #expect(CoreScalar(plain: plain) == .string)
        #expect(
            try read("a: [\"\", \(plain.contains(",") ? "'\(plain)'" : plain)]").root["a"]?.elements.last?.kind
                == .string)
    }

    @Test(arguments: [".inf", "-.inf", "+.inf", ".Inf", "-.INF", ".nan", ".NaN", ".NAN"])
    func infinityIsNoQuantity(plain: String) {
        #expect(
            refusal("a: \(plain)") == """
                a.yaml:1:4: error: '\(plain)' is not a finite number [document.not-finite]
                  help: write { $unknown: true } for a value nobody knows
                """)
    }

    @Test func aHexadecimalNumberTooLongToHoldIsNotSilentlyCut() {
        #expect(refusal("a: 0x1FFFFFFFFFFFFFFFF").contains("[document.not-finite]"))
    }

    @Test(arguments: [
        ("'NO'", "\"NO\""), ("\"12\"", "\"12\""), ("'~'", "\"~\""), ("\"\"", "\"\""), ("''", "\"\""),
        ("'.inf'", "\".inf\""),
        ("\"\\x41\\u00e9\\t\"", "\"Aé\\t\""), ("'it''s'", "\"it's\""), ("|\n  1\n  2\n", "\"1\\n2\\n\""),
        (">-\n  1\n  2\n", "\"1 2\""),
    ])
    func quotedAndBlockScalarsAreText(scalar: String, value: String) throws {
        #expect(try json("a: \(scalar)") == "{\"a\":\(value)}")
    }

    @Test(arguments: [
        ("!!str 5", "\"5\""), ("! 5", "\"5\""), ("!!str", "\"\""), ("!!int '5'", "5"), ("!!float 1.50", "1.50"),
        ("!!bool 'true'", "true"),
        ("!!null ''", "null"), ("!!seq [1]", "[1]"), ("!!map {b: 1}", "{\"b\":1}"),
    ])
    func tagsOfTheCoreSchemaAreObeyed(value: String, expected: String) throws {
        #expect(try json("a: \(value)") == "{\"a\":\(expected)}")
    }

    @Test(arguments: [
        ("!!binary aGk=", "tag:yaml.org,2002:binary"), ("!!timestamp 2026-05-12", "tag:yaml.org,2002:timestamp"),
        ("!local x", "!local"), ("!!int abc", "tag:yaml.org,2002:int"), ("!!bool maybe", "tag:yaml.org,2002:bool"),
        ("!!set {x}", "tag:yaml.org,2002:set"), ("!!omap [x: 1]", "tag:yaml.org,2002:omap"),
        ("!!map [1]", "tag:yaml.org,2002:map"),
        ("!<tag:example.org,2026:x> y", "tag:example.org,2026:x"),
    ])
    func otherTagsAreRefused(value: String, tag: String) {
        #expect(
            refusal("a: \(value)") == "a.yaml:1:4: error: the tag '\(tag)' is not one of this format [document.tag]")
    }
}
