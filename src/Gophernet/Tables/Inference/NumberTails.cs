using System.Buffers;
using System.Globalization;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>What stands behind most numbers of a column and is passed over, such as <c>± 0.4</c>.</summary>
/// <param name="Example">The first number that has it, with it.</param>
/// <param name="Rows">The rows of such numbers.</param>
internal sealed record NumberTails(string Example, int Rows)
{
    private const int MinDistinct = TargetInference.MaxNamedNumbers + 1; // 2 (1) and a few others are names of steps

    private static readonly SearchValues<char> Signs = SearchValues.Create("±+-–—@");
    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.,");

    /// <summary>
    /// Looks at a column; null where fewer than half of its cells have such a tail, or few numbers stand before them. Footnotes may be on any number of cells,
    /// and ranges among plain numbers.
    /// </summary>
    public static NumberTails? Find(RawColumn raw, ColumnCounts counts)
    {
        var (rows, references, ranges, plain, without, first) = (0, 0, 0, 0, 0, (string?)null);
        var heads = new HashSet<string>(StringComparer.Ordinal);
        var others = default(OtherCells);
        for (var code = 0; code < raw.Tokens!.Count; code++)
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
                ranges += NumberTail.IsRange(token.Utf8) ? count : 0;
                if (NumberTail.IsRange(token.Utf8) && !Rises(token.Text))
                {
                    return null; // results and codes: 3-2
                }

                heads.Add(head);
            }
            else
            {
                without++;
                plain += token.IsNumber ? count : 0;
                if (!token.IsNumber && !WrittenNumber.TryRead(token.Utf8, out _))
                {
                    others.Add(token.Text, count);
                    if (!others.AreFew(counts.Present))
                    {
                        return null;
                    }
                }
            }
        }

        var areFootnotes = rows > 0 && references == rows;
        var areRanges = ranges > 0 && ranges == rows && 2L * plain >= counts.Present;
        var areTails = ranges == 0 && 2L * rows >= counts.Present && heads.Count >= MinDistinct;
        return areTails || ((areFootnotes || areRanges) && heads.Count + without >= MinDistinct) ? new NumberTails(first!, rows) : null;
    }

    /// <summary>Whether the second number of a range is above the first.</summary>
    private static bool Rises(ReadOnlySpan<char> range)
    {
        var end = range.IndexOfAnyExcept(Number);
        var second = range[(end + range[end..].IndexOfAny(Number))..];
        return ValueOf(range[..end]) < ValueOf(second.IndexOfAnyExcept(Number) is >= 0 and var length ? second[..length] : second);

        // Points or commas: what both numbers have of them does not change which is the larger one.
        static double ValueOf(ReadOnlySpan<char> text) =>
            double.TryParse(text.ToString().Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
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
        if (token.Text is not [.., ')' or ']'] && !token.Text.AsSpan().ContainsAny(Signs) && !token.Text.Contains("to ", StringComparison.Ordinal))
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
