using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables;

/// <summary>Files that were put together have their header several times.</summary>
public class RepeatedHeaderTests
{
    [Theory]
    [InlineData("a,b\n1,x\n2,y\na,b\n3,x\n", 3)]
    [InlineData("a,b\r\n1,x\r\n\uFEFFa,b\r\n3,x\r\na,b", 2)]
    [InlineData("\"a\",\"b\"\n\"1\",\"x\"\n\uFEFF\"a\",\"b\"\n\"3\",\"x\"\n", 2)]
    [InlineData("2020,b\n1,x\n2020,b\n", 1)]
    public void It_is_no_row(string text, int rows)
    {
        var reader = InferredTable.Open(text, new CsvOptions { HasHeader = true });
        Header.Read(reader);

        Assert.Equal(rows, Rows(reader));
        Assert.Contains(reader.Tally.Notes, note => note.StartsWith("passed over ", StringComparison.Ordinal)
            && note.Contains("repeated header", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\n1\na\n", 2)]
    [InlineData("0,1\n1,0\n0,1\n", 2)]
    [InlineData("a,b\n1,x\na,bb\nb,a\naa,b\n", 4)]
    public void Other_rows_are_rows(string text, int rows)
    {
        var reader = InferredTable.Open(text, new CsvOptions { HasHeader = true });
        Header.Read(reader);

        Assert.Equal(rows, Rows(reader));
        Assert.Empty(reader.Tally.Notes);
    }

    [Fact]
    public void A_first_line_that_is_a_row_may_come_again()
    {
        var reader = InferredTable.Open("a,b\nc,d\na,b\n", new CsvOptions { HasHeader = false });
        Header.Read(reader);

        Assert.Equal(2, Rows(reader));
    }

    private static int Rows(CsvReader reader)
    {
        var rows = 0;
        while (reader.MoveNext())
        {
            rows++;
        }

        return rows;
    }
}
