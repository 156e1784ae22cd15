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

    private static readonly SearchValues<char> Signs = SearchValues.Create("±+@");
    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.,");

    /// <summary>
    /// Looks at a column; null where fewer than half of its cells have such a tail, or few numbers stand before them. Footnotes may be on any number of cells,
    /// and ranges among plain numbers.
    /// </summary>
    public static NumberTails? Find(RawColumn raw, ColumnCounts counts, bool mayBeRanges)
    {
        var (rows, references, ranges, plain, without, first, range) = (0, 0, 0, 0, 0, (string?)null, (string?)null);
        var (others, notTails, areRanges) = (default(OtherCells), default(OtherCells), mayBeRanges);
        var heads = new HashSet<string>(StringComparer.Ordinal);
        for (var code = 0; code < raw.Tokens!.Count && others.AreFew(counts.Present); code++)
        {
            var count = counts.CountOf(code);
            if (count == 0)
            {
                continue;
            }

            var token = raw.Tokens[code];
            if (!token.IsNumber && NumberTail.IsRange(token.Utf8))
            {
                range ??= token.Text;
                ranges += count;
                areRanges &= AreEnds(token.Text);
                notTails.Add(token.Text, count);
                without++;
            }
            else if (!token.IsNumber && Head(token) is { } head)
            {
                first ??= token.Text;
                rows += count;
                references += IsFootnote(token.Utf8) ? count : 0;
                heads.Add(head);
            }
            else
            {
                without++;
                plain += token.IsNumber ? count : 0;
                if (!token.IsNumber && !WrittenNumber.TryRead(token.Utf8, out _))
                {
                    others.Add(token.Text, count);
                    notTails.Add(token.Text, count);
                }
            }
        }

        if (!others.AreFew(counts.Present))
        {
            return null;
        }

        var isTail = rows > 0 && references == rows ? heads.Count + without >= MinDistinct : 2L * rows >= counts.Present && heads.Count >= MinDistinct;
        return isTail && notTails.AreFew(counts.Present) ? new NumberTails(first!, rows)
            : areRanges && ranges > 0 && rows == 0 && 2L * plain >= counts.Present && without >= MinDistinct ? new NumberTails(range!, ranges)
            : null;
    }

    /// <summary>
    /// Whether a range has two ends of like size, and is written as one: <c>3-2</c>, <c>8-1995</c>, <c>400-6505</c> and <c>18-56</c> are results, months, and
    /// numbers of telephones and houses.
    /// </summary>
    private static bool AreEnds(ReadOnlySpan<char> range)
    {
        const double MaxTimes = 10;
        var end = range.IndexOfAnyExcept(Number);
        var second = range[(end + range[end..].IndexOfAny(Number))..];
        var length = second.IndexOfAnyExcept(Number) is >= 0 and var digits ? digits : second.Length;
        var (low, high) = (ValueOf(range[..end]), ValueOf(second[..length]));
        var isOne = range[end] != '-' || length < second.Length;
        return isOne && low < high && high <= MaxTimes * low;

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
        if (token.Text is not [.., ')' or ']'] && !token.Text.AsSpan().ContainsAny(Signs))
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        Span<byte> rest = stackalloc byte[WesternText.MaxLength];
        var text = WesternText.Of(token.Utf8, buffer);
        return NumberTail.IsOn(text) && NumberTail.Cut(text, rest) is var head && WrittenNumber.TryRead(head, out var number)
            && !(number.After.IsEmpty && token.Text.Contains('@', StringComparison.Ordinal)) // 41 @ $7.33, and addresses
            ? System.Text.Encoding.UTF8.GetString(head)
            : null;
    }
}
