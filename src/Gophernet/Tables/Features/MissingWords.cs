using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Features;

/// <summary>Words that stood among the values of a column, and count as missing in it.</summary>
internal sealed class MissingWords(ImmutableArray<string> texts)
{
    private const string Key = "missing_words";

    private readonly byte[][] _words = [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>No words.</summary>
    public static MissingWords None { get; } = new([]);

    /// <summary>The words.</summary>
    public ImmutableArray<string> Texts => texts;

    /// <summary>Reads a cell in a form; a word, and a sign that stands for no number, is NaN.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, CellForm form, CellFormat format, out double seconds)
    {
        var isRead = form.TryRead(text, out seconds) || (form.IsNumber && format.TryNumber(text, out var number) && form.TryConvert(number, out seconds));
        if (!isRead)
        {
            seconds = double.NaN;
        }

        return isRead || Contains(text) || format.IsNonFinite(text);
    }

    /// <summary>Writes the words, where there are some.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        if (!texts.IsEmpty)
        {
            json.WriteTexts(Key, texts);
        }
    }

    public static MissingWords ReadJson(JsonNodeReader node) => node.Has(Key) ? new(node.Child(Key).Texts()) : None;

    private bool Contains(ReadOnlySpan<byte> text)
    {
        foreach (var word in _words)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}
