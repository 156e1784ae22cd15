using System.Text;
using Gophernet.Csv;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>The infinite numbers in a column.</summary>
internal sealed class InfiniteCells
{
    /// <summary>Their texts, with where each first stood.</summary>
    public List<RawToken> Texts { get; } = [];

    /// <summary>The cells with one of them.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a cell if it is one.</summary>
    /// <param name="field">The cell.</param>
    /// <param name="text">Its text, without blanks round it.</param>
    /// <param name="number">What was read; NaN for an infinite number.</param>
    public void Note(CsvField field, ReadOnlySpan<byte> text, double number)
    {
        if (!double.IsNaN(number) || !CellFormat.IsInfinite(text))
        {
            return;
        }

        Count++;
        var name = Encoding.UTF8.GetString(text);
        if (!Texts.Exists(token => token.Text == name))
        {
            Texts.Add(new RawToken(name, IsNumber: true, double.NaN, field.Place));
        }
    }
}
