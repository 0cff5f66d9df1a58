import Diagnostics

/// A published list of codes that schemas name with `x-codes` instead of repeating it.
public struct CodeList: Sendable {
    /// As schemas name it.
    public let name: String
    /// For a sentence: "a country code of ISO 3166-1 alpha-2".
    let phrase: String
    public let codes: [String]
    /// What people write by mistake, with what they mean.
    let mistaken: [String: String]
    private let known: Set<String>
    private let takesBlocs: Bool

    private init(
        _ name: String, _ phrase: String, _ codes: [String], mistaken: [String: String], takesBlocs: Bool = false
    ) {
        self.takesBlocs = takesBlocs
        self.name = name
        self.phrase = phrase
        self.codes = codes
        self.mistaken = mistaken
        known = Set(codes)
    }

    func contains(_ code: String) -> Bool {
        known.contains(code)
            || takesBlocs && code.utf8.count >= 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// The code a person probably meant.
    func meant(by text: String) -> String? {
        let upper = text.uppercased()
        return mistaken[upper] ?? (known.contains(upper) ? upper : nil)
    }

    /// The list that schemas call so.
    public static func named(_ name: String) -> CodeList? { all.first { $0.name == name } }

    static let all = [country, countryOrUnion, home]

    /// ISO 3166-1 alpha-2, the 249 codes assigned to countries and territories.
    public static let country = CodeList(
        "country", "a country code of ISO 3166-1 alpha-2", countries, mistaken: ["UK": "GB", "EL": "GR"])

    /// The same and EU, which ISO 3166-1 reserves for the European Union.
    public static let countryOrUnion = CodeList(
        "country-or-union", "a country code of ISO 3166-1 alpha-2, or EU", countries + ["EU"],
        mistaken: country.mistaken)

    /// Whose law and whose risk: the same, the codes that ISO 3166-1 leaves to everybody's own use, and blocs, whose members
    /// a profile may state.
    public static let home = CodeList(
        "home", "a country code of ISO 3166-1 alpha-2, nor the name of a bloc in three capitals or more",
        countries + ["EU", "AA", "ZZ"] + "MNOPQRSTUVWXYZ".map { "Q\($0)" }
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map { "X\($0)" },
        mistaken: country.mistaken, takesBlocs: true)

    /// What is wrong with a code that came from outside of a document; nil where nothing is.
    public func problem(with text: String, named name: String) -> Diagnostic? {
        guard !contains(text) else { return nil }
        return Diagnostic(
            "\(self.name).not-allowed", "\(name): \(quoted(text)) is not \(phrase)",
            help: meant(by: text).map { "did you mean '\($0)'?" })
    }

    private static let countries = """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY \
        BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK \
        FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
        IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK \
        ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
        PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF \
        TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """.split(separator: " ").map(String.init)
}
