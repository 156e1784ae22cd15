namespace Gophernet.Explanation;

/// <summary>What is predicted of many rows.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">A tenth of the rows are below.</param>
/// <param name="High">A tenth of the rows are above.</param>
internal sealed record EffectSpread(double Mean, double Low, double High);
