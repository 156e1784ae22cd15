using System.Globalization;
using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

public class RawColumnTests
{
    private static readonly CellFormat Format = new(MissingTokens.Default, DecimalComma: false);

    [Fact]
    public void Few_different_texts_have_codes()
    {
        var column = Read(["a", " b", "a\t", "NA", "7"]);

        Assert.Equal(["a", "b", "7"], column.Tokens!.Select(token => token.Text));
        Assert.Equal([0, 1, 0, -1, 2], Enumerable.Range(0, column.Count).Select(column.Code));
        Assert.Equal(7, column.Number(4));
        Assert.Equal(double.NaN, column.Number(0));
    }

    [Fact]
    public void A_text_knows_where_it_first_stood() =>
        Assert.Equal(new Place(InferredTable.Name, 3), Read(["1", "a", "a"]).Tokens![1].Place with { Column = 0 });

    [Fact]
    public void A_thousand_different_numbers_may_still_be_names() => Assert.NotNull(Read(Numbers(1000)).Tokens);

    [Fact]
    public void More_than_a_thousand_different_numbers_are_numbers()
    {
        var column = Read([.. Numbers(1001), "NA", ".", "-inf"]);

        Assert.Null(column.Tokens);
        Assert.Equal(1004, column.Count);
        Assert.Equal(1000.5, column.Number(1000));
        Assert.All([1001, 1002, 1003], row => Assert.True(column.IsMissing(row) && !column.HasValue(row)));
    }

    [Fact]
    public void Signs_for_no_number_that_stood_before_are_missing()
    {
        var column = Read([".", "NA", "inf", .. Numbers(1001)]);

        Assert.All([0, 1, 2], row => Assert.True(column.IsMissing(row) && !column.HasValue(row)));
    }

    [Fact]
    public void Text_after_many_numbers_turns_them_back_into_texts()
    {
        var column = Read([.. Numbers(1500), "NA", "n.d.", "0.50", "0.5"]);

        Assert.Equal(1504, column.Count);
        Assert.Equal(Numbers(1500).Append("n.d.").Append("0.50"), column.Tokens!.Select(token => token.Text));
        Assert.Equal(-1, column.Code(1500));
        Assert.Equal("n.d.", column.Tokens![column.Code(1501)].Text);
        Assert.Equal(0, column.Code(1503));
        Assert.All(Enumerable.Range(0, 1500), row => Assert.Equal(row + 0.5, column.Number(row)));
    }

    [Fact]
    public void Numbers_after_a_text_stay_texts_however_many()
    {
        var column = Read(["a", .. Numbers(3000)]);

        Assert.Equal(3001, column.Tokens!.Count);
        Assert.Equal(2999.5, column.Number(3000));
    }

    [Fact]
    public void Numbers_as_texts_are_written_shortest()
    {
        var column = Read([.. Numbers(1001), "1e30", "NA"]).AsTexts();

        Assert.Equal("1E+30", column.Tokens![column.Code(1001)].Text);
        Assert.Equal(-1, column.Code(1002));
        Assert.Equal(1002, column.Tokens.Count);
    }

    [Theory]
    [InlineData("1e39")]
    [InlineData("-3.5e38")]
    [InlineData("1e400")]
    public void A_number_that_no_network_can_take_is_text_without_a_number(string text)
    {
        var column = Read(["1", text]);

        Assert.False(column.Tokens![1].IsNumber);
        Assert.Equal(double.NaN, column.Number(1));
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused_with_its_place()
    {
        var reader = new CsvReader(new MemoryStream([(byte)'1', (byte)'\n', (byte)'G', 0xFC, (byte)'\n']), InferredTable.Name);
        var column = new RawColumn("x", Format);
        Append(column, reader);

        Assert.Equal(new Place(InferredTable.Name, 2, 1), Fault.Of("expected UTF-8", () => Append(column, reader)).Place);
    }

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(0, count).Select(row => (row + 0.5).ToString(CultureInfo.InvariantCulture));

    private static RawColumn Read(IEnumerable<string> cells)
    {
        var reader = InferredTable.Open("header\n" + string.Concat(cells.Select(cell => cell + "\n")), new CsvOptions((byte)',', true));
        reader.MoveNext();
        var column = new RawColumn("x", Format);
        while (reader.MoveNext())
        {
            column.Append(reader.Current[0]);
        }

        return column;
    }

    private static void Append(RawColumn column, CsvReader reader)
    {
        Assert.True(reader.MoveNext());
        column.Append(reader.Current[0]);
    }
}
