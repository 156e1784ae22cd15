using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Profiles;

/// <summary>Texts and how often each came: of the first thousand that differ, in the order of the input, so that memory does not grow with it.</summary>
internal sealed class UnseenTexts
{
    private const int MaxTexts = 1_000;
    private const int MaxBytes = 100; // of a text

    private readonly TokenDictionary _texts = new();
    private readonly List<long> _counts = [];

    /// <summary>The different texts that are counted.</summary>
    public int Count => _counts.Count;

    /// <summary>Whether there were more.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Adds a text; of a long one the first bytes.</summary>
    public void Add(ReadOnlySpan<byte> text, long count)
    {
        text = text.Length <= MaxBytes ? text : text[..EndOfCharacter(text)];
        if (_texts.TryGet(text, out var code))
        {
            _counts[code] += count;
        }
        else if (_counts.Count < MaxTexts)
        {
            _texts.Add(text);
            _counts.Add(count);
        }
        else
        {
            HasMore = true;
        }
    }

    /// <summary>Adds the texts of the next block.</summary>
    public void Add(UnseenTexts block)
    {
        for (var code = 0; code < block.Count; code++)
        {
            Add(block._texts[code], block._counts[code]);
        }

        HasMore |= block.HasMore;
    }

    /// <summary>The most frequent, with how often they came; those that are as frequent in the order of the input.</summary>
    public IReadOnlyList<(string Text, long Count)> MostFrequent(int count) =>
        [.. Sequences.Range(Count).OrderBy(code => -_counts[code]).Take(count).Select(code => (Encoding.UTF8.GetString(_texts[code]), _counts[code]))];

    private static int EndOfCharacter(ReadOnlySpan<byte> text)
    {
        var end = MaxBytes;
        while (end > 0 && (text[end] & 0xC0) == 0x80) // bytes that continue a UTF-8 character begin with the bits 10
        {
            end--;
        }

        return end;
    }
}
