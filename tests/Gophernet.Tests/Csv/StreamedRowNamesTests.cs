using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>A header without a name for those of the rows, in an input whose rows are wanted as they come.</summary>
public class StreamedRowNamesTests
{
    private const string Note = "the header has one name fewer than rows have fields: took the first field for the name of the row";

    [Theory]
    [InlineData("\"x\",\"y\"\n\"7\",5,a\n\"8\",6,b\n", "7", "8")]
    [InlineData("x\ty\n1\t5\ta\n2\t6\tb\n", "1", "2")]
    [InlineData("\"x\" \"y\"\n\"no 1\" 5 a\n\"no 2\" 6 b\n", "no 1", "no 2")]
    public void The_first_row_tells(string text, string first, string second)
    {
        for (var cut = 1; cut < text.Length; cut++)
        {
            var reader = Open(["x", "y", "column_1"], text[..cut], text[cut..]);

            Assert.Equal([["", "x", "y"], [first, "5", "a"], [second, "6", "b"]], CsvText.ReadAll(reader));
            Assert.Contains(Note, reader.Tally.Notes);
        }
    }

    [Theory]
    [InlineData("x,y\n5,a\n")]
    [InlineData("x,y\n\"5\",a,\n")]
    [InlineData("x,y\n3,5,a\n")] // 3,5 may be a number
    [InlineData("x,z\n\"1\",5,a\n")] // not the names that are expected
    [InlineData("x,y\n")]
    public void Other_rows_have_no_name(string text)
    {
        var reader = Open(["x", "y"], text);

        Assert.True(reader.MoveNext());
        Assert.Equal("x", CsvText.Fields(reader.Current)[0]);
    }

    [Fact]
    public void Rows_without_a_header_are_not_waited_for()
    {
        var stream = new PiecewiseStream("5,a\n", "6,b\n");
        var reader = CsvInput.Open(stream, CsvText.Name, new CsvOptions(null, HasHeader: false) { Streams = true, Expected = ["column_1", "column_2"] });

        Assert.True(reader.MoveNext());
        Assert.Equal(["5", "a"], CsvText.Fields(reader.Current));
        Assert.Equal(1, stream.ReadCount);
    }

    private static CsvReader Open(string[] names, params string[] pieces) =>
        CsvInput.Open(new PiecewiseStream(pieces), CsvText.Name, new CsvOptions { Streams = true, Expected = [.. names] });
}
