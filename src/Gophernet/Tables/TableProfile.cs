using System.Collections.Immutable;
using Gophernet.Tables.Profiles;

namespace Gophernet.Tables;

/// <summary>What a table was that a model learned from.</summary>
/// <param name="RowCount">The rows that have a target.</param>
/// <param name="LeftOutCount">The rows that have none.</param>
/// <param name="ColumnCount">The columns of the input, with the target and those that were dropped.</param>
/// <param name="Hash">XxHash128 of the whole input, as 32 hexadecimal digits: see <see cref="Csv.CanonicalText"/>.</param>
/// <param name="Features">What stood in each feature.</param>
/// <param name="Targets">What stood in each part of the target.</param>
internal sealed record TableProfile(
    int RowCount, int LeftOutCount, int ColumnCount, string Hash,
    ImmutableArray<(string Name, ColumnProfile Profile)> Features, ImmutableArray<(string Name, ColumnProfile Profile)> Targets)
{
    /// <summary>What stood in the column of a name; null where that is not known.</summary>
    public ColumnProfile? Of(string name) => Features.FirstOrDefault(feature => feature.Name == name).Profile;
}
