namespace Gophernet.Tables.Profiles;

/// <summary>What was found in a column that is far from training.</summary>
/// <param name="Cells">How often, and where first.</param>
/// <param name="What">What it is, after "3 of 200 cells": <c>are below 4.3, the smallest in training: down to 1</c>.</param>
internal readonly record struct FarFinding(FarCells Cells, string What)
{
    /// <summary>Of numbers beyond those of training: so many times as far beyond as the range of training is wide; null for other findings.</summary>
    public double? Reach { get; init; }
}
