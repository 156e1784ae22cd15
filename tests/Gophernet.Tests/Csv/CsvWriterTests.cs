using System.Globalization;
using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Numbers;

namespace Gophernet.Tests.Csv;

/// <summary>What is written, byte for byte; RFC 4180, section 2, with LF as the line end.</summary>
public class CsvWriterTests
{
    [Fact]
    public void Writes_fields_between_delimiters() => Writes("a,,b c\n1,2,3\n", ["a", "", "b c"], ["1", "2", "3"]);

    [Fact]
    public void Plain_fields_have_no_quotes() => Writes("a b,é😀, x ,'\n", ["a b", "é😀", " x ", "'"]);

    [Theory]
    [InlineData("a,b", "\"a,b\"\n")]
    [InlineData("a\nb", "\"a\nb\"\n")]
    [InlineData("a\rb", "\"a\rb\"\n")]
    [InlineData("5\" pipe", "\"5\"\" pipe\"\n")]
    [InlineData("\"", "\"\"\"\"\n")]
    [InlineData("\"a\"", "\"\"\"a\"\"\"\n")]
    public void Fields_stand_in_quotes_where_they_must(string field, string written) => Writes(written, [field]);

    [Fact]
    public void A_line_of_one_empty_field_is_two_quotes() => Writes("a\n\"\"\n", ["a"], [""]);

    [Fact]
    public void Empty_fields_beside_others_have_no_quotes() => Writes(",\n,a\n", ["", ""], ["", "a"]);

    [Fact]
    public void A_start_like_a_byte_order_mark_stands_in_quotes() => Writes("\"\uFEFFa\",\uFEFFb\n\"\uFEFFc\",d\n", ["\uFEFFa", "\uFEFFb"], ["\uFEFFc", "d"]);

    [Fact]
    public void Only_the_delimiter_in_use_needs_quotes()
    {
        var stream = new MemoryStream();
        var writer = new CsvWriter(stream, (byte)';');
        writer.WriteField("a,b");
        writer.WriteField("a;b");
        writer.EndRecord();
        writer.Flush();

        Assert.Equal("a,b;\"a;b\"\n", Text(stream));
    }

    // The shortest texts are those of IEEE 754's round trip: 0.1f is 13421773 / 2^27, and no shorter decimal is nearer to it.
    [Theory]
    [InlineData(0f, "0")]
    [InlineData(-0f, "-0")]
    [InlineData(0.1f, "0.1")]
    [InlineData(1f / 3, "0.33333334")]
    [InlineData(16777216f, "16777216")]
    [InlineData(float.MaxValue, "3.4028235E+38")]
    [InlineData(float.Epsilon, "1E-45")]
    public void Numbers_are_the_shortest_text_that_reads_back(float number, string written)
    {
        var stream = new MemoryStream();
        var writer = new CsvWriter(stream);
        writer.WriteField(number);
        writer.EndRecord();
        writer.Flush();

        Assert.Equal(written + "\n", Text(stream));
    }

    [Fact]
    public void Numbers_read_back_with_the_same_bits()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var number = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            var text = new MemoryStream();
            var writer = new CsvWriter(text);
            writer.WriteField(number);
            writer.Flush();

            // What is not finite is no number to the reader, and never reaches the writer.
            if (float.IsFinite(number))
            {
                Assert.True(NumberParser.TryParse(text.ToArray(), out var read), number.ToString(CultureInfo.InvariantCulture));
                Assert.Equal(BitConverter.SingleToInt32Bits(number), BitConverter.SingleToInt32Bits((float)read));
            }
        }
    }

    [Fact]
    public void Nothing_reaches_the_stream_before_a_flush()
    {
        var stream = new MemoryStream();
        var writer = new CsvWriter(stream);
        writer.WriteField("a");
        writer.EndRecord();
        Assert.Equal(0, stream.Length);

        writer.Flush();

        Assert.Equal("a\n", Text(stream));
    }

    [Fact]
    public void Hands_on_what_it_has_when_there_is_much()
    {
        const int ManyRecords = 100_000; // 200,000 bytes
        var stream = new MemoryStream();
        var writer = new CsvWriter(stream);
        for (var i = 0; i < ManyRecords; i++)
        {
            writer.WriteField("a");
            writer.EndRecord();
        }

        Assert.InRange(stream.Length, ManyRecords, 2 * ManyRecords);
    }

    [Fact]
    public void A_flush_inside_a_line_changes_nothing_in_it()
    {
        var stream = new MemoryStream();
        var writer = new CsvWriter(stream);
        writer.WriteField("");
        writer.Flush();
        writer.WriteField("\uFEFF");
        writer.Flush();
        writer.EndRecord();
        writer.WriteField("");
        writer.EndRecord();
        writer.Flush();

        Assert.Equal(",\uFEFF\n\"\"\n", Text(stream));
    }

    private static void Writes(string expected, params string[][] records)
    {
        var stream = new MemoryStream();
        CsvWriterPropertyTests.Write(records, new CsvWriter(stream));
        Assert.Equal(expected, Text(stream));
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());
}
