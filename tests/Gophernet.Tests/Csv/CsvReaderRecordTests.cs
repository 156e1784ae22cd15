using System.Text;

namespace Gophernet.Tests.Csv;

/// <summary>What is a record and what is none; RFC 4180, section 2, where it has a rule.</summary>
public class CsvReaderRecordTests
{
    [Fact]
    public void Reads_fields_between_delimiters() => EveryBuffer.Reads("a,bc,d\n1,,3\n", ["a", "bc", "d"], ["1", "", "3"]);

    [Fact]
    public void An_empty_input_has_no_record() => EveryBuffer.Reads("");

    [Fact]
    public void The_last_line_needs_no_end() => EveryBuffer.Reads("a,b\n1,2", ["a", "b"], ["1", "2"]);

    [Fact]
    public void A_last_line_of_one_character_needs_no_end() => EveryBuffer.Reads("a\n1", ["a"], ["1"]);

    [Fact]
    public void An_input_may_be_a_single_byte() => EveryBuffer.Reads("a", ["a"]);

    [Fact]
    public void Lines_may_end_with_carriage_return_and_line_feed() => EveryBuffer.Reads("a,b\r\n1,2\r\n", ["a", "b"], ["1", "2"]);

    [Fact]
    public void Line_ends_may_be_mixed() => EveryBuffer.Reads("a\r\nb\nc\r\n", ["a"], ["b"], ["c"]);

    [Fact]
    public void A_trailing_delimiter_makes_an_empty_last_field() => EveryBuffer.Reads("a,\n1,\r\n", ["a", ""], ["1", ""]);

    [Fact]
    public void A_trailing_delimiter_at_the_end_of_the_input_makes_an_empty_last_field() =>
        EveryBuffer.Reads("a,b\n1,", ["a", "b"], ["1", ""]);

    [Fact]
    public void A_line_of_delimiters_is_a_record_of_empty_fields() => EveryBuffer.Reads(",,\n,,", ["", "", ""], ["", "", ""]);

    [Fact]
    public void Passes_over_lines_without_a_character() => EveryBuffer.Reads("\n\na,b\n\n\n1,2\n\n", ["a", "b"], ["1", "2"]);

    [Fact]
    public void Passes_over_lines_of_a_line_end_with_carriage_return() =>
        EveryBuffer.Reads("\r\na,b\r\n\r\n1,2\r\n\r\n", ["a", "b"], ["1", "2"]);

    [Fact]
    public void Passes_over_empty_lines_in_a_table_of_one_column() => EveryBuffer.Reads("a\n\n1\r\n\r\n2", ["a"], ["1"], ["2"]);

    [Fact]
    public void An_input_of_empty_lines_has_no_record() => EveryBuffer.Reads("\n\r\n\n");

    [Fact]
    public void A_line_of_two_quotes_is_a_record_with_an_empty_field() =>
        EveryBuffer.Reads("\"\"\na\n\"\"\r\n\"\"", [""], ["a"], [""], [""]);

    [Fact]
    public void A_line_of_spaces_is_a_record() => EveryBuffer.Reads("a\n  \n", ["a"], ["  "]);

    [Fact]
    public void Spaces_belong_to_the_field() => EveryBuffer.Reads(" a , b\n", [" a ", " b"]);

    [Fact]
    public void Skips_a_byte_order_mark() => EveryBuffer.Reads("\uFEFFa,b\n1,2\n", ["a", "b"], ["1", "2"]);

    [Fact]
    public void Skips_a_byte_order_mark_before_a_quote() => EveryBuffer.Reads("\uFEFF\"a,b\"\n", ["a,b"]);

    [Fact]
    public void An_input_of_a_byte_order_mark_has_no_record() => EveryBuffer.Reads("\uFEFF");

    [Fact]
    public void Byte_order_marks_before_records_are_passed_over() =>
        EveryBuffer.Reads("\uFEFF\uFEFFa,b\n1,2\n\uFEFFa,\uFEFFb\n\uFEFF\n\uFEFF3,4", ["a", "b"], ["1", "2"], ["a", "\uFEFFb"], ["3", "4"]);

    [Fact]
    public void A_byte_order_mark_in_quotes_belongs_to_the_field() => EveryBuffer.Reads("a\n\"\uFEFFb\"\n", ["a"], ["\uFEFFb"]);

    [Fact]
    public void A_part_of_a_byte_order_mark_belongs_to_the_field() =>
        EveryBuffer.ForEach([0xEF, 0xBB], ',', reader =>
        {
            Assert.True(reader.MoveNext());
            Assert.Equal([0xEF, 0xBB], reader.Current[0].Bytes.ToArray());
        });

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Takes_another_delimiter(char delimiter) =>
        EveryBuffer.Reads(Encoding.UTF8.GetBytes($"a,b{delimiter}\"c{delimiter}d\"\n"), delimiter, ["a,b", $"c{delimiter}d"]);

    [Fact]
    public void A_record_may_have_thousands_of_fields()
    {
        var fields = Enumerable.Range(0, 5_000).Select(i => $"{i}").ToArray();

        var records = CsvText.ReadAll(CsvText.Open(string.Join(',', fields) + "\n" + string.Join(',', fields)));

        Assert.Equal([fields, fields], records);
    }

    [Fact]
    public void A_field_may_be_longer_than_many_buffers()
    {
        var text = new string('x', 1_000_000);

        var records = CsvText.ReadAll(CsvText.Open($"a\n{text}\n\"{text}\"\nlast\n"));

        Assert.Equal([["a"], [text], [text], ["last"]], records);
    }
}
