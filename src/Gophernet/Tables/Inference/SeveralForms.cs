using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>What is said of a column of texts that look like numbers or dates and are taken for neither.</summary>
internal static class SeveralForms
{
    private const int VersionParts = 3;
    private const int MaxPartLength = 3;

    /// <summary>The note on numbers with a point before decimals in some cells and a comma in others; null for other columns.</summary>
    public static TableNote? NoteOnNumbers(ColumnData column)
    {
        var (raw, counts) = (column.Raw, column.Counts);
        if (raw.Tokens is not { } tokens || raw.Traits.AreCodes() || counts.Distinct <= TargetInference.MaxNamedNumbers)
        {
            return null;
        }

        string? point = null, comma = null;
        for (var code = 0; code < tokens.Count; code++)
        {
            var token = tokens[code];
            if (counts.CountOf(code) == 0 || (token.IsNumber && double.IsNaN(token.Number)))
            {
                continue;
            }

            if (!WrittenNumber.TryRead(token.Utf8, out var number))
            {
                return null;
            }

            point ??= number.Shape.Decimal == Separators.Point ? token.Text : null;
            comma ??= number.Shape.Decimal == Separators.Comma ? token.Text : null;
        }

        return point is null || comma is null ? null
            : new($"column \"{column.Name}\": its numbers are written in several ways, such as {point} and {comma}; "
                + "to learn from them as numbers, write all in one");
    }

    /// <summary>The note on numbers of versions, which may be meant as dates; null for other columns.</summary>
    /// <param name="column">The column.</param>
    /// <param name="feature">What became of it; null if nothing did.</param>
    public static TableNote? NoteOnVersions(ColumnData column, Feature? feature)
    {
        var (raw, counts) = (column.Raw, column.Counts);
        if (raw.Tokens is not { } tokens || counts.NumberRows > 0 || counts.Present == 0)
        {
            return null;
        }

        string? first = null;
        for (var code = 0; code < tokens.Count; code++)
        {
            if (counts.CountOf(code) == 0)
            {
                continue;
            }

            if (!IsVersion(tokens[code].Text))
            {
                return null;
            }

            first ??= tokens[code].Text;
        }

        var text = $"column \"{column.Name}\": {first} and the like are taken for versions";
        var form = DateForms.DayFirst;
        return FormMatch.Of(column, form) is { WordRows: 0 } ? new($"{text}; if they are dates, say so", new Setting("dates", $"{column.Name}={form.Name}"))
            : new(feature switch { null => text, { IsCategory: true } => $"{text}, each of which is a category", _ => $"{text}, which are texts" });
    }

    /// <summary>Whether a text is three short whole numbers with points between them.</summary>
    private static bool IsVersion(string text)
    {
        var (parts, digits) = (1, 0);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character) && digits < MaxPartLength)
            {
                digits++;
            }
            else if (character == '.' && digits > 0)
            {
                (parts, digits) = (parts + 1, 0);
            }
            else
            {
                return false;
            }
        }

        return parts == VersionParts && digits > 0;
    }
}
