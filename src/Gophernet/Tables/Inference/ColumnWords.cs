namespace Gophernet.Tables.Inference;

/// <summary>What the name of a column says of its numbers: the words in it, divided at signs and where small letters end (PassengerId, store_id).</summary>
internal static class ColumnWords
{
    private static readonly string[] Codes = ["ZIP", "ZIPCODE", "CODE", "ID", "BRANCH", "PLZ", "POSTCODE"];

    private static readonly string[] Identifiers =
        ["ID", "IDS", "KEY", "UUID", "GUID", "INDEX", "IDX", "NUMBER", "NO", "NR", "SERIAL", "ROW", "ROWNUM", "ROWID", "RECORD", "UNNAMED", "RECORDID", "HASH"];

    private static readonly string[] Times =
        ["TIME", "TIMESTAMP", "DATE", "YEAR", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND", "QUARTER", "PERIOD", "STEP", "T", "AGE", "EPOCH", "TICK"];

    /// <summary>Whether the numbers may be names: a column that is called a code.</summary>
    public static bool NamesCode(string name) => Any(name.Split('_', '-', ' ', '.'), Codes);

    /// <summary>Whether the column is called what names each row.</summary>
    public static bool NamesIdentifier(string name) => name.Length == 0 || Any(Split(name), Identifiers);

    /// <summary>Whether the column is called a time, which rises through the rows as their numbers do.</summary>
    public static bool NamesTime(string name) => Any(Split(name), Times);

    private static bool Any(IEnumerable<string> words, string[] known) => words.Any(word => known.Contains(word.ToUpperInvariant()));

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsLetter(name[i]);
            var isEdge = isLetter && i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (isLetter && !isEdge)
            {
                continue;
            }

            if (i > start)
            {
                words.Add(name[start..i]);
            }

            start = isLetter ? i : i + 1;
        }

        return words;
    }
}
