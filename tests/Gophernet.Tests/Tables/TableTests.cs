using Gophernet.Tables;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Tables;

public class TableTests
{
    [Theory]
    [InlineData("5,?,a\n")] // the second feature
    [InlineData("?,5,a\n")] // the first
    [InlineData("5,6,\n")] // the target, after every feature was read
    public void A_record_with_a_fault_leaves_the_table_as_it_was(string faulty)
    {
        var reader = CsvText.Open("x,y,kind\n1,2,b\n" + faulty + "3,4,c\n");
        var header = Header.Read(reader);
        var table = new Table(["x", "y"], header, new LabelReader("kind", 2, null), name => name);
        reader.MoveNext();
        table.Append(reader.Current);
        reader.MoveNext();

        Assert.Throws<GophernetException>(() => table.Append(reader.Current));

        Assert.Equal(1, table.RowCount);
        Assert.Equal([1], table.Feature(0).ToArray());
        Assert.Equal([2], table.Feature(1).ToArray());
        Assert.Equal([0], table.ClassCodes.ToArray());
        reader.MoveNext();
        table.Append(reader.Current);
        Assert.Equal([1, 3], table.Feature(0).ToArray());
        Assert.Equal([2, 4], table.Feature(1).ToArray());
        Assert.Equal([0, 1], table.ClassCodes.ToArray());
        Assert.Equal(4, table.PlaceOf(1).Line);
    }

    [Fact]
    public void Clearing_forgets_the_rows()
    {
        var table = Unlabelled("x\n1\n2\n");

        table.Clear();

        Assert.Equal(0, table.RowCount);
        Assert.True(table.Feature(0).IsEmpty);
    }

    /// <summary>Every column of the text as a feature.</summary>
    internal static Table Unlabelled(string text)
    {
        var reader = CsvText.Open(text);
        var header = Header.Read(reader);
        var table = new Table(header.Names, header, null, name => name);
        while (reader.MoveNext())
        {
            table.Append(reader.Current);
        }

        return table;
    }
}
