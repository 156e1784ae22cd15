using System.Collections.Immutable;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>What the user said of a training table; what is not said is found out.</summary>
public sealed record TableOptions
{
    /// <summary>What <see cref="Time"/> is where rows follow each other in time, and no column says it.</summary>
    public const string RowOrder = "row-order";

    internal const int DefaultTextBuckets = 1 << 16;
    internal const int MinTextBuckets = 1 << TextFeature.MinBits;
    internal const int MaxTextBuckets = 1 << TextFeature.MaxBits;

    /// <summary>The target columns; none for the last column.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>What to predict, or null to find out.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>Whether numbers to predict are learned as logarithms; null to find out.</summary>
    public bool? LearnsLogarithms { get; init; }

    /// <summary>Columns that are neither features nor targets; <c>*</c> and <c>?</c> stand for any characters and for one.</summary>
    public ImmutableArray<string> Dropped { get; init; } = [];

    /// <summary>Columns whose numbers are names.</summary>
    public ImmutableArray<string> Categorical { get; init; } = [];

    /// <summary>Columns that must be numbers.</summary>
    public ImmutableArray<string> Numeric { get; init; } = [];

    /// <summary>Columns whose words are learned from.</summary>
    public ImmutableArray<string> Text { get; init; } = [];

    /// <summary>The most buckets for the n-grams of a column of texts, a power of 2 from 256 to 16,777,216.</summary>
    public int TextBuckets { get; init; } = DefaultTextBuckets;

    /// <summary>
    /// How dates are written, where that is not found: <c>dmy</c>, <c>mdy</c> or <c>ymd</c> for all columns that leave it open, and <c>COLUMN=FORM</c> for one,
    /// which is then read so without looking: <c>iso</c>, <c>ymd</c>, <c>dmy</c>, <c>mdy</c>, <c>month-name</c>, <c>compact</c>, <c>quarter</c>,
    /// <c>half-year</c>, <c>week</c>, <c>epoch</c>, <c>epoch-ms</c>, <c>epoch-us</c>, <c>epoch-ns</c>, <c>excel</c>.
    /// </summary>
    public ImmutableArray<string> Dates { get; init; } = [];

    /// <summary>
    /// What stands before decimals where numbers may have thousands instead, a point or a comma; null to find out. What can be read in one way only is.
    /// </summary>
    public char? DecimalSign { get; init; }

    /// <summary>The column with what each row counts, which is no feature; null for none.</summary>
    public string? Weight { get; init; }

    /// <summary>
    /// The column of groups, such as patients, that stay on one side when rows are held back to judge on; null for none. It is no feature, unless it is one of
    /// <see cref="Categorical"/>, <see cref="Numeric"/> or <see cref="Text"/> too.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>
    /// The column of time, numbers or dates, after which rows are held back: those that judge come after those that are learnt from. <see cref="RowOrder"/> for
    /// the order of the rows; null for rows that are drawn.
    /// </summary>
    public string? Time { get; init; }

    /// <summary>The texts of missing values.</summary>
    public MissingTokens Missing { get; init; } = MissingTokens.Default;

    /// <summary>How numbers become inputs; null for what the preset wants, which is robust where there is none.</summary>
    public NumberScaling? Scaling { get; init; }

    /// <summary>The columns that were named and must be there: they tell a header.</summary>
    internal ImmutableArray<string> NamedColumns =>
        [.. Targets, .. Group is null ? (string[])[] : [Group], .. Time is null or RowOrder ? (string[])[] : [Time]];
}
