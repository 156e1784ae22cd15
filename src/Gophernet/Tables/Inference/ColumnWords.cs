namespace Gophernet.Tables.Inference;

/// <summary>What the name of a column says of its numbers.</summary>
internal static class ColumnWords
{
    private static readonly string[] Codes = ["ZIP", "ZIPCODE", "CODE", "ID", "BRANCH", "PLZ", "POSTCODE"];

    private static readonly string[] Identifiers =
        ["ID", "IDS", "KEY", "UUID", "GUID", "INDEX", "IDX", "NUMBER", "NO", "NR", "SERIAL", "ROW", "ROWNUM", "ROWID", "RECORD", "UNNAMED", "RECORDID", "HASH"];

    private static readonly string[] Times =
        ["TIME", "TIMESTAMP", "DATE", "YEAR", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND", "QUARTER", "PERIOD", "STEP", "T", "AGE", "EPOCH", "TICK"];

    /// <summary>Whether the numbers may be names: a column that is called a code.</summary>
    public static bool NamesCode(string name) => NameWords.HasOne(name, Codes);

    /// <summary>Whether the column is called what names each row.</summary>
    public static bool NamesIdentifier(string name) => name.Length == 0 || NameWords.HasOne(name, Identifiers);

    /// <summary>Whether the column is called a time, which rises through the rows as their numbers do.</summary>
    public static bool NamesTime(string name) => NameWords.HasOne(name, Times);
}
