namespace Gophernet.Tests.Csv;

/// <summary>Fields in quotes; RFC 4180, section 2, rules 5 to 7.</summary>
public class CsvReaderQuoteTests
{
    [Fact]
    public void Takes_the_quotes_off_a_field() => EveryBuffer.Reads("\"a\",\"b c\"\n", ["a", "b c"]);

    [Fact]
    public void Doubled_quotes_are_one() => EveryBuffer.Reads("\"5\"\" pipe\",\"\"\"\",\"\"\"\"\"\"\n", ["5\" pipe", "\"", "\"\""]);

    [Fact]
    public void A_quoted_field_may_be_empty() => EveryBuffer.Reads("\"\",a,\"\"\n", ["", "a", ""]);

    [Fact]
    public void A_quoted_field_may_hold_delimiters() => EveryBuffer.Reads("\"a,b\",\",\"\n", ["a,b", ","]);

    [Fact]
    public void A_quoted_field_may_hold_line_breaks() =>
        EveryBuffer.Reads("\"a\nb\",\"\n\"\n\"c\r\nd\",e\r\n", ["a\nb", "\n"], ["c\r\nd", "e"]);

    [Fact]
    public void A_quoted_field_may_hold_a_lone_carriage_return() => EveryBuffer.Reads("\"a\rb\"\n", ["a\rb"]);

    [Fact]
    public void A_quoted_field_may_hold_empty_lines() => EveryBuffer.Reads("\"\n\n\"\n", ["\n\n"]);

    [Fact]
    public void A_quoted_field_may_end_the_input() => EveryBuffer.Reads("a,b\n1,\"2\"", ["a", "b"], ["1", "2"]);

    [Fact]
    public void A_doubled_quote_may_end_the_last_field() => EveryBuffer.Reads("a\n\"2\"\"\"", ["a"], ["2\""]);

    [Fact]
    public void A_field_after_an_escaped_one_is_not_escaped() =>
        EveryBuffer.Reads("\"a\"\"b\",\"c\",d\ne,\"f\",\"g\"\"\"\n", ["a\"b", "c", "d"], ["e", "f", "g\""]);

    [Fact]
    public void Quotes_may_stand_round_characters_of_several_bytes() => EveryBuffer.Reads("\"é😀\",ü\n", ["é😀", "ü"]);
}
