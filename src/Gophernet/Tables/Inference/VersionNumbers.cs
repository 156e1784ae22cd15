namespace Gophernet.Tables.Inference;

/// <summary>Versions of two parts, which are no numbers: 2.10 comes after 2.9, and is another one than 2.1.</summary>
internal static class VersionNumbers
{
    private const int MaxPartLength = 3;

    private static readonly string[] Words = ["VERSION", "VERSIONS", "VER", "RELEASE", "RELEASES", "BUILD", "REVISION", "REV", "FIRMWARE"];

    /// <summary>Two texts that are one number, in a column of numbers that is called one of versions; null for other columns.</summary>
    public static (string One, string Other)? Find(ColumnData column)
    {
        if (column.Raw.Tokens is not { } tokens || !NameWords.HasOne(column.Name, Words)
            || ColumnWords.NamesMeasure(column.Name) || ColumnWords.NamesTime(column.Name))
        {
            return null;
        }

        var codes = new Dictionary<double, int>();
        (string One, string Other)? found = null;
        for (var code = 0; code < tokens.Count; code++)
        {
            var token = tokens[code];
            if (column.Counts.CountOf(code) == 0 || !token.IsNumber || double.IsNaN(token.Number))
            {
                continue;
            }

            if (!IsVersion(token.Text))
            {
                return null;
            }

            if (token.Text.Contains('.', StringComparison.Ordinal) && !codes.TryAdd(token.Number, code))
            {
                found ??= (tokens[codes[token.Number]].Text, token.Text);
            }
        }

        return found;
    }

    /// <summary>What the user should know of a column of them.</summary>
    public static TableNote NoteOn(string column, (string One, string Other) two) => new(
        $"column \"{column}\": its numbers are taken for versions, of which {two.One} and {two.Other} are not the same; to learn from them as numbers",
        new Setting("numeric", column));

    private static bool IsVersion(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return IsPart(point < 0 ? text : text[..point]) && (point < 0 || IsPart(text[(point + 1)..]));
    }

    private static bool IsPart(string text) => text.Length is > 0 and <= MaxPartLength && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
