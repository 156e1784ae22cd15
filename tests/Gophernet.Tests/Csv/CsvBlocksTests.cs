using System.Text;
using CsCheck;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>Blocks of whole records: read one by one they are the input, wherever they were cut.</summary>
public class CsvBlocksTests
{
    private const int Cases = 50_000; // about a second

    private static readonly Gen<string> Text =
        Gen.OneOf("a", "b", " ", ",", ",", ";", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "\0", "é", "😀", "\"a\"", "\"\n\",", "x,y\n",
            "12345678,90123456,78901234,56789012\n", "12345678,90123456,78901234,5678901\r\n", "\"1234567890\n1234567890\"\n")
            .Array[0, 24].Select(string.Concat);

    [Fact]
    public void Blocks_have_the_records_and_faults_of_the_plain_reader() =>
        RandomCases.ForAll(Gen.Select(Text, Gen.Int[1, 80], Gen.Int[1, 100], Gen.OneOf(',', ';')), Cases, sample =>
        {
            var (text, size, pieceSize, delimiter) = sample;
            Assert.Equal(PlainCsv.Outcome(text, delimiter), Outcome(text, size, pieceSize, delimiter, fromCurrent: false));
            Assert.Equal(PlainCsv.Outcome(text, delimiter), Outcome(text, size, pieceSize, delimiter, fromCurrent: true));
        });

    [Fact]
    public void Blocks_of_tolerated_text_have_its_records() => RandomCases.ForAll(Gen.Select(Text, Gen.Int[1, 80], Gen.Int[1, 100]), Cases, sample =>
    {
        var (text, size, pieceSize) = sample;
        Assert.Equal(TolerantOutcome(text, 10_000, 10_000, inBlocks: false), TolerantOutcome(text, size, pieceSize, inBlocks: true));
    });

    [Theory]
    [InlineData("1,plain\n")]
    [InlineData("1,\"two\nlines\"\n")]
    [InlineData("1,\"x, \"\"y\"\"\"\r\n2,5\" pipe\n")]
    public void Large_blocks_of_tolerated_text_end_with_a_record(string rows)
    {
        var text = "a,b\n" + string.Concat(Enumerable.Repeat(rows, 20_000)) + "3,end";
        Assert.Equal(TolerantOutcome(text, 64, 1000, inBlocks: false), TolerantOutcome(text, 100_000, 70_000, inBlocks: true));
    }

    [Fact]
    public void What_has_arrived_is_handed_out_before_the_next_read()
    {
        var stream = new PiecewiseStream("a,b\n1,2\n", "3,4\n5,", "6\n7,\"8\n", "\"\n");
        var reader = new CsvReader(stream, CsvText.Name, bufferSize: 64);
        Assert.True(reader.MoveNext());
        var blocks = new CsvBlocks(reader, fromCurrent: false, size: 64);
        var block = new CsvBlock();

        Assert.Equal(("1,2\n", 1), (Take(blocks, block), stream.ReadCount));
        Assert.Equal(("3,4\n", 2), (Take(blocks, block), stream.ReadCount));
        Assert.Equal(("5,6\n", 3), (Take(blocks, block), stream.ReadCount));
        Assert.Equal(("7,\"8\n\"\n", 4), (Take(blocks, block), stream.ReadCount));
        Assert.False(blocks.Take(block));
    }

    [Theory]
    [InlineData("1,2\n3,4\"", "1,2\n", "3,4\"")]
    [InlineData("1,2\n3,\"4\"5", "1,2\n", "3,\"4\"5")]
    [InlineData("1,2\n3,\0", "1,2\n", "3,\0")]
    public void A_record_that_is_no_csv_is_handed_out_before_its_end_has_arrived(string piece, params string[] expected)
    {
        var stream = new PiecewiseStream("a,b\n", piece);
        var reader = new CsvReader(stream, CsvText.Name, bufferSize: 64);
        Assert.True(reader.MoveNext());
        var blocks = new CsvBlocks(reader, fromCurrent: false, size: 64);
        var block = new CsvBlock();

        string[] taken = [Take(blocks, block), Take(blocks, block)];
        Assert.Equal(expected, taken);
        Assert.Equal(2, stream.ReadCount);
    }

    [Fact]
    public void A_record_longer_than_a_block_is_in_one_block()
    {
        var name = new string('x', 1000);
        var reader = CsvText.Open($"a,b\n1,{name}\n2,\"\n{name}\"\n");
        Assert.True(reader.MoveNext());
        var blocks = new CsvBlocks(reader, fromCurrent: false, size: 16);
        var block = new CsvBlock();

        Assert.Equal($"1,{name}\n2,\"\n{name}\"\n", Take(blocks, block) + Take(blocks, block));
        Assert.False(blocks.Take(block));
    }

    [Fact]
    public void Allocates_nothing_per_record_once_warm()
    {
        const int Records = 20_000;
        var reader = CsvText.Open("a,b,c\n" + string.Concat(Enumerable.Repeat("1.5,\"a\"\"b\",\"c\nd\"\n", Records)));
        Assert.True(reader.MoveNext());
        var blocks = new CsvBlocks(reader, fromCurrent: false, size: 4096);
        var (block, records) = (new CsvBlock(), blocks.CreateReader());
        var bytes = Read(blocks, block, records, Records / 2);

        Assert.Equal(0, Allocation.Of(() => bytes += Read(blocks, block, records, Records)));
        Assert.Equal(3 * Records, bytes);
    }

    private static int Read(CsvBlocks blocks, CsvBlock block, CsvReader records, int enough)
    {
        var (count, bytes) = (0, 0);
        while (count < enough && blocks.Take(block))
        {
            records.Open(block);
            for (; records.MoveNext(); count++)
            {
                bytes += records.Current[1].Bytes.Length; // a"b
            }
        }

        return bytes;
    }

    private static string Take(CsvBlocks blocks, CsvBlock block)
    {
        Assert.True(blocks.Take(block));
        return Encoding.UTF8.GetString(block.Bytes);
    }

    private static List<string> TolerantOutcome(string text, int size, int pieceSize, bool inBlocks)
    {
        Stream stream = new PlainCsvStream(new ShortReads(Encoding.UTF8.GetBytes(text), pieceSize), new Rewriting((byte)','), new ReadingTally());
        var reader = new CsvReader(stream, CsvText.Name, (byte)',', size);
        return inBlocks ? CsvOutcome.OfBlocks(reader, size, fromCurrent: false) : CsvOutcome.Of(reader);
    }

    private static List<string> Outcome(string text, int size, int pieceSize, char delimiter, bool fromCurrent) => CsvOutcome.OfBlocks(
        new CsvReader(new ShortReads(Encoding.UTF8.GetBytes(text), pieceSize), CsvText.Name, (byte)delimiter, size), size, fromCurrent);
}
