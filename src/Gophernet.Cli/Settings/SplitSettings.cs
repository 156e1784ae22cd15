using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Tables.Inference;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>split</c> was asked to do, checked.</summary>
/// <param name="Data">The data, or <c>-</c>.</param>
/// <param name="Reading">How the data are written.</param>
/// <param name="Prefix">The names of the two files up to .train and .test.</param>
/// <param name="Ending">The end of their names.</param>
/// <param name="TestFraction">The share of the test part.</param>
/// <param name="Stratify">The column whose values keep their shares, or null.</param>
/// <param name="Table">Groups or time, if rows depend on each other, and how dates are written.</param>
/// <param name="Seed">The seed of the choice.</param>
/// <param name="AsJson">Whether what was written is said as JSON, too.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record SplitSettings(
    string Data, CsvOptions Reading, string Prefix, string Ending, double TestFraction, string? Stratify, TableOptions Table, ulong Seed,
    bool AsJson, Verbosity Verbosity)
{
    /// <summary>The columns that were named.</summary>
    public ImmutableArray<string> Columns => Stratify is null ? Table.NamedColumns : Table.NamedColumns.Add(Stratify);

    /// <summary>Whether groups or time must be known before the first row can go anywhere.</summary>
    public bool NeedsTwoPasses => (Table.Group ?? Table.Time) is not null;
}
