namespace Gophernet.Tables.Cells;

/// <summary>A text that stands beside the numbers of a column.</summary>
/// <param name="Text">The text: a unit, a currency, or a multiple such as k.</param>
/// <param name="Factor">What a number beside it is multiplied by.</param>
internal readonly record struct NumberUnit(string Text, double Factor);
