namespace Gophernet.Tables.Profiles;

/// <summary>How a column is spread over parts, beside training: cells that are missing are in no part.</summary>
/// <param name="Edges">Of numbers, the edges of the parts, one more than there are parts; what lies beyond the outer ones is in the outer parts.</param>
/// <param name="Names">Of categories, the name of each part; null for that of all others.</param>
/// <param name="Training">The share of each part in training.</param>
/// <param name="Counts">The cells of each part.</param>
/// <param name="Stability">The <see cref="StabilityIndex"/> of the column.</param>
internal sealed record PartShares(double[] Edges, string?[] Names, double[] Training, long[] Counts, double Stability);
