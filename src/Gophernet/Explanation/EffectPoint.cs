namespace Gophernet.Explanation;

/// <summary>What a model predicts where a column has a value.</summary>
/// <param name="Value">The value, as text.</param>
/// <param name="Rows">How many rows have it, or are nearer to it than to others that were looked at.</param>
/// <param name="Outputs">What is predicted, of each output.</param>
internal sealed record EffectPoint(string Value, int Rows, EffectSpread[] Outputs);
