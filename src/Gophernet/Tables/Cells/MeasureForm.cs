namespace Gophernet.Tables.Cells;

/// <summary>A way in which measures of several units are written.</summary>
/// <param name="name">What model files call the form.</param>
/// <param name="expected">What it reads.</param>
/// <param name="unit">What stands behind a value in reports.</param>
internal abstract class MeasureForm(string name, string expected, string unit) : CellForm(name, expected)
{
    /// <summary>What stands behind a value in reports, its blank included.</summary>
    public string Unit => unit;
}
