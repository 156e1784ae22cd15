using System.IO.Compression;
using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;

namespace Gophernet.Tests.Csv;

public class CsvInputTests
{
    private const string Text = "name;size\nAnn;1,5\nBob;2,5\n";
    private static readonly string[][] Records = [["name", "size"], ["Ann", "1,5"], ["Bob", "2,5"]];

    [Fact]
    public void Reads_plain_text() => Assert.Equal(Records, ReadAll(Encoding.UTF8.GetBytes(Text)));

    [Theory]
    [InlineData("{\nn\n", "{", "\n", "n\n")]
    [InlineData("{\nn\n", "{\n", "n\n")]
    [InlineData("{\n\"a\":1}\n", "{\n", "\"a\":1}\n")]
    public void A_brace_alone_in_its_line_is_told_from_JSON_by_what_follows(string whole, params string[] pieces)
    {
        Assert.Equal(Outcome(whole), Outcome(pieces));

        static List<string> Outcome(params string[] pieces) =>
            CsvOutcome.Of(CsvInput.Open(new PiecewiseStream(pieces), CsvText.Name, new CsvOptions { Streams = true }), withWords: true);
    }

    [Fact]
    public void What_follows_a_short_record_is_not_looked_at_before_it_is_wanted()
    {
        Assert.Equal(Records("a\n", "\n\0\0\0\0\0{"), Records("a\n\n\0\0\0\0\0{"));

        static List<string> Records(params string[] pieces) =>
            CsvOutcome.Of(CsvInput.Open(new PiecewiseStream(pieces), CsvText.Name, new CsvOptions { Streams = true }), withWords: true);
    }

    [Theory]
    [InlineData("\r\r \0\0\0\0\0{")]
    [InlineData("ab\u0001\0\0\0\0\0{\"a\":1}")]
    public void A_model_that_begins_as_text_does_is_told_however_it_comes(string model)
    {
        foreach (var pieces in (string[][])[[model], [.. model.Select(character => $"{character}")], [model[..2], model[2..]], [model[..8], model[8..]]])
        {
            Fault.Of("found a model", () => CsvInput.Open(new PiecewiseStream(pieces), CsvText.Name, new CsvOptions { Streams = true }));
        }
    }

    [Fact]
    public void Reads_gzip() => Assert.Equal(Records, ReadAll(Gzip(Text)));

    [Fact]
    public void Reads_gzip_of_several_members() => Assert.Equal(Records, ReadAll([.. Gzip(Text[..12]), .. Gzip(Text[12..15]), .. Gzip(Text[15..])]));

    [Fact]
    public void A_mark_before_the_text_is_no_part_of_it()
    {
        var text = "\uFEFF" + Text;

        Assert.Equal(Records, ReadAll(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(Records, ReadAll(Gzip(text)));
    }

    [Fact]
    public void Gzip_that_ends_early_is_a_fault_with_the_name_of_the_file()
    {
        var packed = Gzip(Text);

        for (var length = 2; length < packed.Length; length++)
        {
            var fault = Fault.Of("damaged gzip data", () => ReadAll(packed[..length]));
            Assert.Equal(new Place(CsvText.Name), fault.Place);
        }
    }

    [Fact]
    public void No_bit_of_gzip_can_turn_and_change_the_text()
    {
        var packed = Gzip(Text);

        for (var bit = 16; bit < 8 * packed.Length; bit++)
        {
            var damaged = packed.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.Equal(Records, ReadAll(damaged)); // such as the time of packing
            }
            catch (GophernetException e)
            {
                Assert.Equal(CsvText.Name, e.Place!.Value.Source);
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x1F, 0xF2 })]
    [InlineData(new byte[] { 0x1F, 0x1F, 0x8B })]
    [InlineData(new byte[] { 0, 0x1F })]
    [InlineData(new byte[] { 0xF2, 0x1F, 0x8B, 8 })]
    public void What_follows_gzip_is_told_alike_in_whatever_pieces_it_comes(byte[] garbage)
    {
        byte[] packed = [.. Gzip(Text[..12]), .. Gzip(Text[12..]), .. garbage];

        Assert.Single(Enumerable.Range(1, packed.Length).Select(pieceSize => IsRead(new ShortReads(packed, pieceSize))).Distinct());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(600)]
    public void Zeros_behind_gzip_are_told_alike_in_whatever_pieces_they_come(int count)
    {
        byte[] empty = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]; // its last eight bytes are zeros, too

        foreach (var packed in (byte[][])[[.. Gzip(Text), .. new byte[count]], [.. Gzip(Text), .. empty, .. new byte[count]]])
        {
            int[] pieceSizes = [.. Enumerable.Range(1, 40), packed.Length];
            Assert.Single(pieceSizes.Select(pieceSize => IsRead(new ShortReads(packed, pieceSize))).Distinct());
        }
    }

    /// <summary>Whether all records are read, where a fault is no other.</summary>
    private static bool IsRead(Stream stream)
    {
        try
        {
            Assert.Equal(Records, ReadAll(stream));
            return true;
        }
        catch (GophernetException e)
        {
            Assert.Equal("damaged gzip data", e.Message);
            return false;
        }
    }

    [Fact]
    public void Bytes_that_only_begin_like_gzip_are_a_fault() => Fault.Of("damaged gzip data", () => ReadAll([0x1F, 0x8B, (byte)'a', (byte)'\n']));

    [Fact]
    public void Packed_data_of_several_parts_are_read_whole()
    {
        byte[] two = [.. Gzip("a,b\n1,2\n"), .. Gzip("3,4\n")];

        Assert.Equal([["a", "b"], ["1", "2"], ["3", "4"]], ReadAll(two));
        Assert.Equal([["a", "b"], ["1", "2"], ["3", "4"]], ReadAll([.. two, .. new byte[512]])); // padding
        Assert.Equal([["a", "b"], ["1", "2"], ["3", "4"]], ReadAll([.. two, .. new byte[100_000]]));
    }

    // The framework reads no further than to a part whose header is broken, and says nothing.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_part_with_a_broken_header_is_a_fault(int place)
    {
        foreach (var text in (string[])["3,4\n", string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{i * 7919 % 10_007}\n"))])
        {
            var part = Gzip(text);
            part[place] ^= 1;

            Fault.Of("damaged gzip data", () => ReadAll([.. Gzip("a,b\n1,2\n"), .. part]));
        }
    }

    [Theory]
    [InlineData("garbage\n")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0garbage\n")]
    public void What_follows_packed_data_is_a_fault(string garbage) =>
        Fault.Of("damaged gzip data", () => ReadAll([.. Gzip("a,b\n1,2\n"), .. Encoding.UTF8.GetBytes(garbage)]));

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x0A })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF })]
    public void An_input_without_a_record_has_none(byte[] bytes) => Assert.Empty(ReadAll(bytes));

    [Fact]
    public void One_byte_is_an_input() => Assert.Equal([["a"]], ReadAll([(byte)'a']));

    [Theory]
    [InlineData("a;b\n", "1;2\n")]
    [InlineData("\r\n\r\na;b\r\n", "1;2\n")]
    [InlineData("a;", "b\n", "1;2\n")]
    [InlineData("a", ";", "b", "\n", "1;2\n")]
    public void A_slow_pipe_is_read_no_further_than_the_first_record_to_open_it(params string[] pieces)
    {
        var stream = new PiecewiseStream(pieces);
        var reader = CsvInput.Open(stream, CsvText.Name, new CsvOptions { Streams = true });
        Assert.Equal(pieces.Length - 1, stream.ReadCount);

        Assert.True(reader.MoveNext());
        Assert.Equal(["a", "b"], CsvText.Fields(reader.Current));
        Assert.Equal(pieces.Length - 1, stream.ReadCount);

        Assert.True(reader.MoveNext());
        Assert.Equal(["1", "2"], CsvText.Fields(reader.Current));
        Assert.False(reader.MoveNext());
    }

    [Fact]
    public void A_line_end_inside_quotes_does_not_end_the_first_record()
    {
        var stream = new PiecewiseStream("\"a\n", "x\";b\n", "1;2\n");

        Assert.Equal([["a\nx", "b"], ["1", "2"]], CsvText.ReadAll(CsvInput.Open(stream, CsvText.Name, new CsvOptions())));
    }

    [Fact]
    public void A_first_record_longer_than_what_is_looked_at_is_read_whole()
    {
        var name = new string('x', 200_000);

        Assert.Equal([[name, "b"], ["1", "2"]], ReadAll(Encoding.UTF8.GetBytes($"{name},b\n1,2\n")));
        Assert.Equal([[name + ",", "b"], ["1", "2"]], ReadAll(Gzip($"\"{name},\",b\n1,2\n")));
    }

    private static string[][] ReadAll(byte[] bytes) => ReadAll(new MemoryStream(bytes));

    private static string[][] ReadAll(Stream stream) => CsvText.ReadAll(CsvInput.Open(stream, CsvText.Name, new CsvOptions()));

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
