using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Features;

/// <summary>A column of points in time or durations, whose cells are read in one form. The value is in seconds.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Form">How its cells are written.</param>
/// <param name="HasMissing">Whether some were missing in training.</param>
/// <param name="Words">Words that count as missing.</param>
internal abstract record TemporalFeature(string Name, CellForm Form, bool HasMissing, MissingWords Words) : Feature(Name)
{
    /// <inheritdoc/>
    public override bool IsTime => true;

    /// <inheritdoc/>
    public override string Expected => Form.Expected;

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value)
    {
        ArgumentNullException.ThrowIfNull(format);
        return Words.TryRead(text, Form, format, out value);
    }
}
