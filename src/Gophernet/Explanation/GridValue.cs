namespace Gophernet.Explanation;

/// <summary>A value of a column, by a row that has it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Text">The value, as text.</param>
/// <param name="Rows">How many rows have it, or are nearer to it than to others that are looked at.</param>
internal sealed record GridValue(int Row, string Text, int Rows);
