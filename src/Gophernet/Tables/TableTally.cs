using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;

namespace Gophernet.Tables;

/// <summary>What of some rows is far from training: see <see cref="ColumnTally"/>.</summary>
internal sealed class TableTally
{
    private readonly TableProfile? _profile;

    /// <summary>Prepares to count.</summary>
    /// <param name="schema">The schema of the model.</param>
    /// <param name="profile">What it learned from; null where that is not known.</param>
    /// <param name="hasBins">Whether it is counted how values are spread.</param>
    public TableTally(Schema schema, TableProfile? profile, bool hasBins)
    {
        (Schema, _profile) = (schema, profile);
        Columns = schema.Features.Select(feature => feature.CreateTally(profile?.Of(feature.Name), hasBins));
    }

    /// <summary>The schema of the model.</summary>
    public Schema Schema { get; }

    /// <summary>That of each feature.</summary>
    public ColumnTally[] Columns { get; }

    /// <summary>The rows.</summary>
    public long RowCount { get; private set; }

    /// <summary>Forgets what was counted.</summary>
    public void Clear()
    {
        RowCount = 0;
        foreach (var column in Columns)
        {
            column.Clear();
        }
    }

    /// <summary>Counts the rows of a block.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="unread">Those with a cell that could not be read, in their order: nobody knows what stands there.</param>
    public void Count(Table table, List<int> unread)
    {
        var first = 0;
        foreach (var row in unread)
        {
            Count(table, first, row);
            first = row + 1;
        }

        Count(table, first, table.RowCount);
    }

    /// <summary>Adds what was counted in the next block.</summary>
    public void Add(TableTally block)
    {
        RowCount += block.RowCount;
        for (var i = 0; i < Columns.Length; i++)
        {
            Columns[i].Add(block.Columns[i]);
        }
    }

    /// <summary>What is far from training, and further than rows like those of training would be by chance, column by column.</summary>
    public IEnumerable<(Feature Feature, FarFinding Finding)> Surprises()
    {
        var ends = 2 * Columns.Where(column => column is NumberTally).Length;
        var i = 0;
        foreach (var found in Findings())
        {
            while (Schema.Features[i] != found.Feature)
            {
                i++;
            }

            var learnt = _profile is null ? 0 : _profile.RowCount * (1 - _profile.Features[i].Profile.MissingShare);
            if (found.Finding.Reach is not { } reach
                || Extremes.IsSurprise(found.Finding.Cells.Count, reach, Columns[i].RowCount - Columns[i].MissingCount, learnt, ends))
            {
                yield return found;
            }
        }
    }

    /// <summary>All that is far from training, column by column.</summary>
    public IEnumerable<(Feature Feature, FarFinding Finding)> Findings()
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            foreach (var finding in Columns[i].Findings(Schema.Features[i].ToText))
            {
                yield return (Schema.Features[i], finding);
            }
        }
    }

    private void Count(Table table, int first, int end)
    {
        RowCount += end - first;
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Schema.Features[i].IsText)
            {
                Columns[i].Count(table.Texts(i), table.Lines, first, end);
            }
            else
            {
                Columns[i].Count(table.Feature(i)[first..end], table.Lines, first);
            }
        }
    }
}
