namespace Gophernet.Tables.Inference;

/// <summary>What the name of a column says of its numbers.</summary>
internal static class ColumnWords
{
    private static readonly string[] Codes = ["ZIP", "ZIPCODE", "CODE", "ID", "BRANCH", "PLZ", "POSTCODE", "POSTLEITZAHL", "CÓDIGO", "CODIGO", "CODICE"];

    private static readonly string[] Identifiers =
        ["ID", "IDS", "KEY", "UUID", "GUID", "INDEX", "IDX", "NUMBER", "NO", "NR", "SERIAL", "ROW", "ROWNUM", "ROWID", "RECORD", "UNNAMED", "RECORDID", "HASH",
            "NUMERO", "NÚMERO", "NUMÉRO", "KENNUNG", "SCHLÜSSEL", "LFDNR", "IDENTIFIANT", "CLÉ", "IDENTIFICADOR", "CLAVE", "CHAVE", "IDENTIFICATIVO", "CHIAVE"];

    // In the languages of the north such names are one word: Kundennummer, klantnummer, asiakasnumero.
    private static readonly string[] IdentifierEndings = ["NUMMER", "NUMERO", "SCHLÜSSEL", "KENNUNG"];

    // Of these, the ones that name nothing else; the others may count: a number of views, an index of prices.
    private static readonly string[] SureIdentifiers = ["ID", "IDS", "UUID", "GUID", "ROWNUM", "ROWID", "RECORDID", "UNNAMED", "HASH"];

    private static readonly string[] Measures =
    [
        "OF", "COUNT", "COUNTS", "CNT", "NUM", "RATE", "SUM", "VALUE", "VALUES", "TOTAL", "MEAN", "AVERAGE", "AVG", "MEDIAN", "MIN", "MAX", "AMOUNT",
        "AMT", "QUANTITY", "QTY", "PRICE", "COST", "SIZE", "LENGTH", "WIDTH", "HEIGHT", "DEPTH", "WEIGHT", "DISTANCE", "AREA", "VOLUME", "SCORE", "RATIO",
        "SHARE", "PERCENT", "PCT", "DENSITY", "LEVEL", "FREQUENCY", "SPEED", "DURATION",
    ];

    private static readonly string[] Times =
        ["TIME", "TIMESTAMP", "DATE", "YEAR", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND", "QUARTER", "PERIOD", "STEP", "T", "AGE", "EPOCH", "TICK"];

    /// <summary>Whether the numbers may be names: a column that is called a code.</summary>
    public static bool NamesCode(string name) => NameWords.HasOne(name, Codes) && !NamesMeasure(name);

    /// <summary>Whether the column is called what names each row.</summary>
    public static bool NamesIdentifier(string name) => name.Length == 0
        || ((NameWords.HasOne(name, Identifiers) || NameWords.HasOneWithEnd(name, IdentifierEndings)) && !NamesMeasure(name));

    /// <summary>Whether the column is called what names each row, and cannot be called so for what it counts.</summary>
    public static bool NamesOnlyIdentifier(string name) => name.Length == 0 || (NameWords.HasOne(name, SureIdentifiers) && !NamesMeasure(name));

    /// <summary>Whether the column is called what it measures or counts: <c>row_sum</c>, but not <c>rate_id</c>.</summary>
    public static bool NamesMeasure(string name) => NameWords.HasOne(name, Measures) && !NameWords.EndsWithOne(name, SureIdentifiers);

    /// <summary>Whether the column is called a time, which rises through the rows as their numbers do.</summary>
    public static bool NamesTime(string name) => NameWords.HasOne(name, Times);
}
