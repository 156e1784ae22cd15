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

    private static readonly CellFormat Plain = new(MissingTokens.Default, DecimalComma: false);

    private readonly byte[][] _words = [.. texts.Select(Encoding.UTF8.GetBytes)];

    private readonly double[] _numbers =
        [.. texts.Select(text => Plain.TryNumber(Encoding.UTF8.GetBytes(text), out var number) ? number : double.NaN).Where(double.IsFinite)];

    /// <summary>No words.</summary>
    public static MissingWords None { get; } = new([]);

    /// <summary>The words.</summary>
    public ImmutableArray<string> Texts => texts;

    /// <summary>Reads a cell in a form; a word, and a sign that stands for no number, is NaN.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, CellForm form, CellFormat format, out double seconds)
    {
        var number = 0.0;
        if (_words.Length > 0 && (Contains(text) || (_numbers.Length > 0 && form.IsNumber && format.TryNumber(text, out number) && _numbers.Contains(number))))
        {
            seconds = double.NaN; // a form may read 0, which stood for none
            return true;
        }

        var isRead = form.TryRead(text, out seconds) || (form.IsNumber && format.TryNumber(text, out number) && form.TryConvert(number, out seconds));
        if (!isRead)
        {
            seconds = double.NaN;
        }

        return isRead || format.IsNonFinite(text);
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
