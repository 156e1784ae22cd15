using System.IO.Compression;
using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Csv;

/// <summary>Input without end: a record, or what stands for none, takes no more memory and time than is allowed.</summary>
public class RecordBoundTests
{
    private const int Max = 5_000;
    private const string TooLong = "found a record of more than 5 kB";
    private static readonly CsvOptions Options = new() { MaxRecord = Max };

    public static TheoryData<string, string, long> Endless => new()
    {
        { "a,b\n1,2\n", "x", 3 }, // a field
        { "a,b\n1,2\n3,\"", "x", 3 }, // in quotes
        { "a,b\n1,2\n3,\"", "x\n", 3 }, // over lines
        { "a,b\n1,2\n", "3,", 3 }, // fields
        { "a;b\n1;2\n", "\\\"", 3 },
        { "", "x", 1 },
        { "a b\n1 2\n", "3  ", 3 },
        { "{\"a\":1,\"b\":2}\n", "{\"a\":\"", 2 },
        { "{\"a\":1,\"b\":2}\n{\"a\":\"", "x", 2 },
        { "# ", "comment ", 1 },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void A_record_without_end_is_refused_with_its_line(string start, string repeated, long line)
    {
        foreach (var inBlocks in (bool[])[false, true])
        {
            using var stream = new EndlessStream(start, repeated);
            var fault = Fault.Of(TooLong, () => ReadAll(CsvInput.Open(stream, CsvText.Name, Options), inBlocks));

            Assert.Equal(new Place(CsvText.Name, line, 1), fault.Place);
            Assert.InRange(stream.Position, Max, 1_000_000);
        }
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("")]
    public void Empty_lines_without_end_are_refused(string start)
    {
        foreach (var inBlocks in (bool[])[false, true])
        {
            using var stream = new EndlessStream(start, "\n\r\n");
            Fault.Of("found more than 5 kB of empty lines one after the other", () => ReadAll(CsvInput.Open(stream, CsvText.Name, Options), inBlocks));
            Assert.InRange(stream.Position, Max, 1_000_000);
        }
    }

    [Fact]
    public void Packed_input_is_bounded_by_what_it_unpacks_to()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes("a,b\n" + new string('x', 10 * Max)));
        }

        packed.Position = 0;
        Fault.Of(TooLong, () => ReadAll(CsvInput.Open(packed, CsvText.Name, Options), inBlocks: false));
    }

    [Theory]
    [InlineData(Max - 10)]
    [InlineData(100)]
    public void Records_that_are_not_too_long_are_read_however_many_there_are(int length)
    {
        var row = $"1,{new string('x', length)}\n\n";
        var text = "a,b\n" + string.Concat(Enumerable.Repeat(row, 200));

        Assert.Equal(201, ReadAll(CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), CsvText.Name, Options), inBlocks: false));
    }

    // Each place is counted from the one before: where all were counted from the start of the row, this took minutes.
    [Theory]
    [InlineData("2020-01-{0:00}")]
    [InlineData("word{0}")]
    [InlineData("{0} kg")]
    [InlineData("1:{0:00}")]
    public void Rows_of_sixty_thousand_columns_are_read(string cell)
    {
        const int Columns = 60_000;
        var text = new StringBuilder(string.Join(',', Enumerable.Range(0, Columns).Select(column => $"c{column}"))).Append(",t\n");
        for (var row = 1; row <= 4; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, cell, column * row % 28 + 1).Append(',');
            }

            text.Append(row % 2 == 0 ? "yes\n" : "no\n");
        }

        var counter = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), CsvText.Name);
        Assert.Equal(4, TableInference.Read(counter, new TableOptions()).Table.RowCount);
    }

    [Theory]
    [InlineData("64MB", 64_000_000)]
    [InlineData("64 mb", 64_000_000)]
    [InlineData("2G", 2_000_000_000)]
    [InlineData("500k", 500_000)]
    [InlineData("1048576", 1_048_576)]
    public void Sizes_are_written_as_people_do(string text, long bytes)
    {
        Assert.True(ByteCount.TryParse(text, out var read));
        Assert.Equal(bytes, read);
        Assert.True(ByteCount.TryParse(ByteCount.ToText(bytes).Replace(" bytes", "", StringComparison.Ordinal), out var again));
        Assert.Equal(bytes, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MB")]
    [InlineData("-1")]
    [InlineData("1.5MB")]
    [InlineData("9223372036854775807GB")]
    [InlineData("99999999999999999999")]
    [InlineData("1 MB MB")]
    public void What_is_no_size_is_refused(string text) => Assert.False(ByteCount.TryParse(text, out _));

    private static int ReadAll(CsvReader reader, bool inBlocks)
    {
        var count = 0;
        if (!inBlocks)
        {
            while (reader.MoveNext())
            {
                count++;
            }

            return count;
        }

        Assert.True(reader.MoveNext());
        var (blocks, block) = (new CsvBlocks(reader, fromCurrent: true, size: 64), new CsvBlock());
        while (blocks.Take(block))
        {
            count++;
        }

        return count;
    }

    /// <summary>A text, and then another without end.</summary>
    private sealed class EndlessStream(string start, string repeated) : ReadingStream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);
        private readonly byte[] _repeated = Encoding.UTF8.GetBytes(repeated);
        private long _position;

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            foreach (ref var value in buffer)
            {
                value = _position < _start.Length ? _start[_position] : _repeated[(_position - _start.Length) % _repeated.Length];
                _position++;
            }

            return buffer.Length;
        }
    }
}
