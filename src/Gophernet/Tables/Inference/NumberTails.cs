using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>What stands behind most numbers of a column and is passed over, such as <c>± 0.4</c>.</summary>
/// <param name="Example">The first number that has it, with it.</param>
/// <param name="Rows">The rows of such numbers.</param>
internal sealed record NumberTails(string Example, int Rows)
{
    private const int MaxWords = 3; // that are no numbers: a column of texts is passed over at once
    private const int MinDistinct = TargetInference.MaxNamedNumbers + 1; // 2 (1) and a few others are names of steps

    /// <summary>
    /// Looks at a column; null where fewer than half of its cells have such a tail, or few numbers stand before them. Footnotes may be on any number of cells.
    /// </summary>
    public static NumberTails? Find(RawColumn raw, ColumnCounts counts)
    {
        var (rows, references, without, words, first) = (0, 0, 0, 0, (string?)null);
        var heads = new HashSet<string>(StringComparer.Ordinal);
        for (var code = 0; code < raw.Tokens!.Count && words <= MaxWords; code++)
        {
            var count = counts.CountOf(code);
            if (count == 0)
            {
                continue;
            }

            var token = raw.Tokens[code];
            if (!token.IsNumber && Head(token) is { } head)
            {
                first ??= token.Text;
                rows += count;
                references += IsFootnote(token.Utf8) ? count : 0;
                heads.Add(head);
            }
            else
            {
                without++;
                words += token.IsNumber || NoValueWords.Contains(token.Text) || WrittenNumber.TryRead(token.Utf8, out _) ? 0 : 1;
            }
        }

        var areFootnotes = rows > 0 && references == rows && heads.Count + without >= MinDistinct;
        return words <= MaxWords && (areFootnotes || (2L * rows >= counts.Present && heads.Count >= MinDistinct)) ? new NumberTails(first!, rows) : null;
    }

    private static bool IsFootnote(ReadOnlySpan<byte> text) => text.LastIndexOf((byte)'[') is > 0 and var open && NumberTail.IsReference(text[open..]);

    /// <summary>What to say of it.</summary>
    /// <param name="name">The column.</param>
    /// <param name="isFeature">Whether it is one to learn from, which may be categorical instead.</param>
    public TableNote NoteOn(string name, bool isFeature)
    {
        var text = $"column \"{name}\": of {Example} and the like, the first number counts, in {NameList.Count(Rows, "cell")}";
        return isFeature ? new($"{text}; to learn from them as texts, say so", new Setting("text", name)) : new(text);
    }

    /// <summary>What stands before a tail; null where a text has none.</summary>
    private static string? Head(RawToken token)
    {
        if (token.Text is not [.., ')' or ']'] && !token.Text.Contains('±', StringComparison.Ordinal) && !token.Text.Contains("+/-", StringComparison.Ordinal))
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        Span<byte> rest = stackalloc byte[WesternText.MaxLength];
        var text = WesternText.Of(token.Utf8, buffer);
        return NumberTail.IsOn(text) && NumberTail.Cut(text, rest) is var head && WrittenNumber.TryRead(head, out _)
            ? System.Text.Encoding.UTF8.GetString(head)
            : null;
    }
}
