using System.Collections.Immutable;

namespace Gophernet.Explanation;

/// <summary>What a model predicts where a column has a value.</summary>
/// <param name="Value">The value, as text.</param>
/// <param name="Rows">How many rows have it, or are nearer to it than to others that were looked at.</param>
/// <param name="Outputs">What is predicted, of each output.</param>
internal readonly record struct EffectPoint(string Value, int Rows, ImmutableArray<EffectSpread> Outputs);

/// <summary>What is predicted of many rows.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">A tenth of the rows are below.</param>
/// <param name="High">A tenth of the rows are above.</param>
internal readonly record struct EffectSpread(double Mean, double Low, double High);
