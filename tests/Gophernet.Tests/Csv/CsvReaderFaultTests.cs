using System.Text;

namespace Gophernet.Tests.Csv;

/// <summary>What is refused, and the place that is named: lines and columns count from 1, columns in characters.</summary>
public class CsvReaderFaultTests
{
    [Fact]
    public void Rejects_a_quote_inside_a_bare_field() => EveryBuffer.Fails("a,b\n1,5\" pipe\n", 2, 4, "quote inside a field");

    [Fact]
    public void Rejects_a_quote_after_a_space() => EveryBuffer.Fails("a, \"b\"\n", 1, 4, "quote inside a field");

    [Fact]
    public void Rejects_text_after_a_closing_quote() => EveryBuffer.Fails("\"a\"x,b\n", 1, 4, "found \"x\"");

    [Fact]
    public void Rejects_a_space_after_a_closing_quote() => EveryBuffer.Fails("a,\"b\" ,c\n", 1, 6, "found \" \"");

    [Fact]
    public void A_quote_that_is_never_closed_is_where_its_field_begins() =>
        EveryBuffer.Fails("a,b\n1,\"x\ny\nz\n", 2, 3, "never closed");

    [Fact]
    public void A_quote_at_the_very_end_is_never_closed() => EveryBuffer.Fails("a\n\"", 2, 1, "never closed");

    [Fact]
    public void A_doubled_quote_does_not_close_the_field() => EveryBuffer.Fails("a\nb\n\"x\"\"", 3, 1, "never closed");

    [Fact]
    public void An_open_field_after_quoted_line_breaks_is_where_it_begins() =>
        EveryBuffer.Fails("\"a\nb\",\"c", 2, 4, "never closed");

    [Theory]
    [InlineData("a\rb\n", 1, 2)]
    [InlineData("a,b\n1,\r2\n", 2, 3)]
    [InlineData("a\r\r\n", 1, 2)]
    [InlineData("\r", 1, 1)]
    [InlineData("a\n1\r", 2, 2)]
    [InlineData("\"a\"\rb\n", 1, 4)]
    public void Rejects_a_lone_carriage_return(string input, long line, long column) =>
        EveryBuffer.Fails(input, line, column, "carriage return");

    [Theory]
    [InlineData("a\n1\0\n", 2, 2)]
    [InlineData("\0", 1, 1)]
    [InlineData("a\n\"x\n\0\"", 3, 1)]
    [InlineData("a,b\n\0,1\n", 2, 1)]
    public void Rejects_a_nul_byte(string input, long line, long column) => EveryBuffer.Fails(input, line, column, "NUL");

    [Fact]
    public void Rejects_a_nul_byte_after_a_closing_quote() => EveryBuffer.Fails("\"a\"\0", 1, 4, "after a closing quote");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rejects_utf_16(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);

        EveryBuffer.Fails([.. encoding.GetPreamble(), .. encoding.GetBytes("a,b\n")], 1, 1, "UTF-16");
    }

    [Fact]
    public void Rejects_an_input_of_a_utf_16_mark() => EveryBuffer.Fails([0xFF, 0xFE], 1, 1, "UTF-16");

    [Fact]
    public void Rejects_utf_16_without_a_mark() => EveryBuffer.Fails(Encoding.Unicode.GetBytes("a,b\n"), 1, 2, "NUL");

    [Fact]
    public void The_first_field_too_many_is_the_place() => EveryBuffer.Fails("a,b\n1,22,3,4\n", 2, 6, "expected 2 fields, as in line 1, found 4");

    [Fact]
    public void Where_fields_are_too_few_the_end_of_the_record_is_the_place() =>
        EveryBuffer.Fails("a,b,c\n1,22\n", 2, 5, "expected 3 fields, as in line 1, found 2");

    [Fact]
    public void A_last_line_without_an_end_must_have_all_fields() => EveryBuffer.Fails("a,b\n1", 2, 2, "found 1");

    [Fact]
    public void A_mark_in_the_middle_has_no_place() => EveryBuffer.Fails("a,b\n\uFEFF1,22,3\n", 2, 6, "expected 2 fields, as in line 1, found 3");

    [Fact]
    public void A_ragged_record_names_the_line_of_the_first() => EveryBuffer.Fails("\n\r\na,b\n\n1\n", 5, 2, "as in line 3");

    [Fact]
    public void A_ragged_record_of_several_lines_ends_on_its_last() => EveryBuffer.Fails("a,b\n\"x\nyz\"\n", 3, 4, "found 1");

    [Theory]
    [InlineData("a,b\n\"x\ny\",c\"d\n", 3, 5)]
    [InlineData("a\n\"\n\n\"\"\n\"\nb\"\n", 6, 2)]
    [InlineData("\"x\r\ny\",c\"d\r\n", 2, 5)]
    public void Counts_the_lines_inside_quoted_fields(string input, long line, long column) =>
        EveryBuffer.Fails(input, line, column, "quote inside a field");

    [Theory]
    [InlineData("a,b\né😀,x\"y\n", 2, 5)]
    [InlineData("\"é\n😀\",\u0301\"\n", 2, 5)]
    public void Counts_columns_in_characters_not_bytes(string input, long line, long column) =>
        EveryBuffer.Fails(input, line, column, "quote inside a field");

    [Fact]
    public void The_byte_order_mark_is_no_column() => EveryBuffer.Fails("\uFEFFab\"\n", 1, 3, "quote inside a field");
}
