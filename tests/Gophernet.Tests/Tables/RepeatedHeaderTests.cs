using Gophernet.Csv;
using Gophernet.Tables;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables;

/// <summary>Concatenated files have their header several times.</summary>
public class RepeatedHeaderTests
{
    [Theory]
    [InlineData("a,b\n1,x\n2,y\na,b\n3,x\n", 3)]
    [InlineData("a,b\r\n1,x\r\n\uFEFFa,b\r\n3,x\r\na,b", 2)]
    [InlineData("\"a\",\"b\"\n\"1\",\"x\"\n\uFEFF\"a\",\"b\"\n\"3\",\"x\"\n", 2)]
    [InlineData("2020,b\n1,x\n2020,b\n", 1)]
    public void A_repeated_header_is_no_row(string text, int rows) => HasRowsAndHeaders(text, rows);

    [Theory]
    [InlineData("a,b\n1,x\n\"a\",\"b\"\n3,x\n", 2)]
    [InlineData("\"a\",\"b\"\n\"1\",\"x\"\na,b\n3,\"x\"\na,\"b\"", 2)]
    [InlineData("a,b\n1,x\na, b\n3,x\n a,b \n", 2)]
    [InlineData("\"\",b\n1,x\n,b\n3,x\n", 2)]
    [InlineData("a,b\n1,x\na,b,\n", 1)]
    public void A_header_with_other_quotes_or_blanks_is_no_row(string text, int rows) => HasRowsAndHeaders(text, rows);

    [Theory]
    [InlineData("a\n1\na\n", 2)]
    [InlineData("0,1\n1,0\n0,1\n", 2)]
    [InlineData("a,b\n1,x\na,bb\nb,a\naa,b\n", 4)]
    [InlineData("\"a\",\"b\"\n\"a\",\"x\"\n\"\",\"b\"\n", 2)]
    public void Rows_that_differ_from_the_header_are_rows(string text, int rows)
    {
        var reader = OpenRows(text, hasHeader: true);

        Assert.Equal(rows, Count(reader));
        Assert.Empty(reader.Tally.Notes);
    }

    [Fact]
    public void A_first_line_that_is_a_row_may_come_again() => Assert.Equal(2, Count(OpenRows("a,b\nc,d\na,b\n", hasHeader: false)));

    private static void HasRowsAndHeaders(string text, int rows)
    {
        var reader = OpenRows(text, hasHeader: true);

        Assert.Equal(rows, Count(reader));
        Assert.Contains(reader.Tally.Notes, note => note.StartsWith("passed over ", StringComparison.Ordinal)
            && note.Contains("repeated header", StringComparison.Ordinal));
    }

    /// <summary>A reader that has read the header.</summary>
    private static CsvReader OpenRows(string text, bool hasHeader)
    {
        var reader = InferredTable.Open(text, new CsvOptions { HasHeader = hasHeader });
        Header.Read(reader);
        return reader;
    }

    private static int Count(CsvReader reader)
    {
        var rows = 0;
        while (reader.MoveNext())
        {
            rows++;
        }

        return rows;
    }
}
