using System.Text;
using Gophernet.Json;

namespace Gophernet.Tests.Json;

/// <summary>What the grammar of RFC 8259 takes and refuses, and what is refused beyond it.</summary>
public class JsonParserTests
{
    [Theory]
    [InlineData("null", nameof(JsonKind.Null))]
    [InlineData(" true ", nameof(JsonKind.True))]
    [InlineData("\t\r\nfalse\n", nameof(JsonKind.False))]
    [InlineData("\"\"", nameof(JsonKind.Text))]
    [InlineData("[]", nameof(JsonKind.List))]
    [InlineData("{ }", nameof(JsonKind.Object))]
    public void Reads_each_kind(string json, string kind) => Assert.Equal(kind, Parse(json).Kind.ToString());

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("10.50")]
    [InlineData("-1.5e+300")]
    [InlineData("2E-7")]
    [InlineData("123456789012345678901234567890")]
    public void Keeps_a_number_as_it_is_written(string json)
    {
        var value = Parse($" {json} ");

        Assert.Equal((JsonKind.Number, json), (value.Kind, value.Text));
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void Reads_whole_numbers(string json, long expected)
    {
        Assert.True(Parse(json).TryGetWhole(out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("2e0")]
    [InlineData("9223372036854775808")]
    [InlineData("\"2\"")]
    [InlineData("null")]
    public void Takes_nothing_else_for_a_whole_number(string json) => Assert.False(Parse(json).TryGetWhole(out _));

    [Theory]
    [InlineData("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\"", "a\"\\/\b\f\n\r\tAé")]
    [InlineData("\"é, 中, \\ud83d\\uDE00 and 😀\"", "é, 中, 😀 and 😀")]
    [InlineData("\"\\u0000\"", "\0")]
    [InlineData("\"\u007f\u2028\"", "\u007f\u2028")]
    public void Reads_escapes_and_characters(string json, string expected) => Assert.Equal(expected, Parse(json).Text);

    [Fact]
    public void Keeps_the_order_of_lists_and_names()
    {
        var value = Parse("""{"b":[1, "x" ,[]],"a":{},"":null}""");

        Assert.Equal(["b", "a", ""], value.Names);
        Assert.Equal([JsonKind.Number, JsonKind.Text, JsonKind.List], value.Find("b")!.Items.Select(item => item.Kind));
        Assert.Equal(JsonKind.Null, value.Find("")!.Kind);
        Assert.Null(value.Find("c"));
        Assert.Null(Parse("[]").Find("a"));
    }

    [Theory]
    [InlineData("", "byte 1: a value is missing")]
    [InlineData("  ", "byte 3: a value is missing")]
    [InlineData("nul", "byte 1: a value is missing")]
    [InlineData("True", "byte 1: a value is missing")]
    [InlineData("NaN", "byte 1: a value is missing")]
    [InlineData("'a'", "byte 1: a value is missing")]
    [InlineData("// no\n1", "byte 1: a value is missing")]
    [InlineData("\u00a01", "byte 1: a value is missing")] // other spaces than JSON's four
    [InlineData("+1", "byte 1: a value is missing")]
    [InlineData("-", "byte 2: a value is missing")]
    [InlineData(".5", "byte 1: a value is missing")]
    [InlineData("1.", "byte 3: a digit is missing after the point")]
    [InlineData("1e+", "byte 4: a digit is missing in the exponent")]
    [InlineData("01", "byte 2: more follows the value")]
    [InlineData("0x1", "byte 2: more follows the value")]
    [InlineData("1 2", "byte 3: more follows the value")]
    [InlineData("{}\0", "byte 3: more follows the value")]
    [InlineData("[1", "byte 3: , is missing")]
    [InlineData("[1 2]", "byte 4: , is missing")]
    [InlineData("[1,]", "byte 4: a value is missing")]
    [InlineData("[,1]", "byte 2: a value is missing")]
    [InlineData("[1}", "byte 3: , is missing")]
    [InlineData("{\"a\"}", "byte 5: : is missing")]
    [InlineData("{\"a\":}", "byte 6: a value is missing")]
    [InlineData("{\"a\":1,}", "byte 8: a name in quotes is missing")]
    [InlineData("{a:1}", "byte 2: a name in quotes is missing")]
    [InlineData("{1:1}", "byte 2: a name in quotes is missing")]
    [InlineData("\"a", "byte 3: a text does not end")]
    [InlineData("\"a\\", "byte 4: this is not escaped")]
    [InlineData("\"a\nb\"", "byte 3: a text has a control character")]
    [InlineData("\"\\x\"", "byte 3: this is not escaped")]
    [InlineData("\"\\u12g4\"", "byte 6: a hexadecimal digit is missing")]
    [InlineData("\"\\ud800\"", "byte 8: half of a character is missing")]
    [InlineData("\"\\ud800\\n\"", "byte 9: half of a character is missing")]
    [InlineData("\"\\ud800\\u0041\"", "byte 14: half of a character is missing")]
    [InlineData("\"\\udc00\\ud800\"", "byte 14: half of a character is missing")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", "byte 16: an object has \"a\" twice")]
    [InlineData("{\"b\":[{\"a\":1,\"a\":1}]}", "byte 17: an object has \"a\" twice")]
    public void Says_at_which_byte_it_is_not_json(string json, string message) => Assert.Equal(message, FaultOf(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData(new byte[] { (byte)'"', (byte)'a', 0xFF, (byte)'"' }, "byte 3: it is not UTF-8")]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' }, "byte 2: it is not UTF-8")] // a zero in two bytes
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' }, "byte 2: it is not UTF-8")] // half a surrogate pair
    [InlineData(new byte[] { (byte)'"', 0xE4, 0xB8 }, "byte 2: it is not UTF-8")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'1' }, "byte 1: a value is missing")] // a byte order mark
    public void Refuses_bytes_that_are_not_utf_8(byte[] json, string message) => Assert.Equal(message, FaultOf(json));

    [Fact]
    public void Refuses_more_than_eight_levels()
    {
        Assert.Equal(JsonKind.List, Parse(new string('[', 8) + new string(']', 8)).Kind);
        Assert.Equal("byte 9: it is nested more than 8 deep", FaultOf("[[[[[[[[[]]]]]]]]]"u8.ToArray()));
        Assert.Equal("byte 41: it is nested more than 8 deep", FaultOf(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 9)))));
        Assert.Equal(9, Parse("[" + string.Join(',', Enumerable.Repeat("[[]]", 9)) + "]").Count); // beside each other they may be many
    }

    private static JsonValue Parse(string json) => JsonParser.Parse(Encoding.UTF8.GetBytes(json));

    private static string FaultOf(byte[] json) => Assert.Throws<FormatException>(() => JsonParser.Parse(json)).Message;
}
