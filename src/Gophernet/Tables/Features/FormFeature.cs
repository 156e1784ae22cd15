using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Features;

/// <summary>A column whose cells are read in one form: points in time, durations, or measures of several units.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Form">How its cells are written.</param>
/// <param name="HasMissing">Whether some were missing in training.</param>
/// <param name="Words">Words that count as missing.</param>
internal abstract record FormFeature(string Name, CellForm Form, bool HasMissing, MissingWords Words) : Feature(Name)
{
    /// <inheritdoc/>
    public override string Expected => Form.Expected;

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, CellFormat format, out double value)
    {
        ArgumentNullException.ThrowIfNull(format);
        return Words.TryRead(text, Form, format, out value);
    }
}
