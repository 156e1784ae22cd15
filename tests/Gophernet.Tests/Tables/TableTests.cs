using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables;

public class TableTests
{
    [Fact]
    public void Rows_are_kept_by_column_and_know_their_places()
    {
        var table = new Table("a.csv", 2, 1);
        table.Append([1, 2], [0], 2);
        table.Append([3, double.NaN], [1], 4);

        Assert.Equal(2, table.RowCount);
        Assert.Equal([1, 3], table.Feature(0).ToArray());
        Assert.Equal([2, double.NaN], table.Feature(1).ToArray());
        Assert.Equal([0, 1], table.Target(0).ToArray());
        Assert.Equal(new Place("a.csv", 4), table.PlaceOf(1));
    }

    [Fact]
    public void Clearing_forgets_the_rows()
    {
        var table = Unlabelled("x\n1\n2\n");

        table.Clear();

        Assert.Equal(0, table.RowCount);
        Assert.True(table.Feature(0).IsEmpty);
    }

    /// <summary>Every column of the text as a numeric feature.</summary>
    internal static Table Unlabelled(string text)
    {
        var header = Header.Read(CsvText.Open(text));
        var table = new Table(CsvText.Name, header.Names.Length, 0);
        var rows = new TableBatches(Numeric(Scaling.None([]), [.. header.Names]), CsvText.Open(text), withTarget: false);
        while (rows.ReadBatch())
        {
            for (var row = 0; row < rows.Table.RowCount; row++)
            {
                table.Append([.. header.Names.Select((_, i) => rows.Table.Feature(i)[row])], [], rows.Table.PlaceOf(row).Line);
            }
        }

        return table;
    }

    /// <summary>Numeric features, all of one scaling, in front of the classes a and b.</summary>
    internal static Schema Numeric(Scaling scaling, params string[] names) => new(
        [.. names, "kind"],
        MissingTokens.Default.Texts,
        [.. names.Select(name => new NumericFeature(name, scaling, HasMissing: false, []))],
        new LabelTarget("kind", ["a", "b"]));
}
