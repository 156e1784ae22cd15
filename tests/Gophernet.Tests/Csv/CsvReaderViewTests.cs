using System.Text;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>What the caller sees of the current record, and when.</summary>
public class CsvReaderViewTests
{
    [Fact]
    public void Two_escaped_fields_of_a_record_are_valid_together() =>
        EveryBuffer.ForEach("\"a\"\"\",\"\"\"b\",\"c\"\"c\"\n"u8.ToArray(), ',', reader =>
        {
            Assert.True(reader.MoveNext());
            var first = reader.Current[0].Bytes;
            var second = reader.Current[1].Bytes;
            var third = reader.Current[2].Bytes;

            Assert.Equal("a\"", Encoding.UTF8.GetString(first));
            Assert.Equal("\"b", Encoding.UTF8.GetString(second));
            Assert.Equal("c\"c", Encoding.UTF8.GetString(third));
        });

    [Fact]
    public void The_raw_bytes_are_the_record_as_it_stands() =>
        EveryBuffer.ForEach("\uFEFFa, b\r\n\"x\"\"\ny\",\n1,\"2\""u8.ToArray(), ',', reader =>
        {
            List<string> records = [];
            while (reader.MoveNext())
            {
                records.Add(Encoding.UTF8.GetString(reader.Current.RawBytes));
            }

            Assert.Equal(["a, b", "\"x\"\"\ny\",", "1,\"2\""], records);
        });

    [Fact]
    public void A_record_knows_the_line_on_which_it_begins() =>
        EveryBuffer.ForEach("\na\n\"b\n\nc\"\r\n\r\nd"u8.ToArray(), ',', reader =>
        {
            List<long> lines = [];
            while (reader.MoveNext())
            {
                lines.Add(reader.Current.Line);
            }

            Assert.Equal([2, 3, 7], lines);
        });

    [Fact]
    public void A_field_knows_where_it_begins() =>
        EveryBuffer.ForEach("é,\"x\ny\",z\n"u8.ToArray(), ',', reader =>
        {
            Assert.True(reader.MoveNext());
            Assert.Equal(new Place(CsvText.Name, 1, 1), reader.Current[0].Place);
            Assert.Equal(new Place(CsvText.Name, 1, 3), reader.Current[1].Place);
            Assert.Equal(new Place(CsvText.Name, 2, 4), reader.Current[2].Place);
        });

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Refuses_a_field_that_the_record_has_not(int index)
    {
        var reader = CsvText.Open("a,b\n");
        reader.MoveNext();

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Current[index].ToString());
    }

    [Fact]
    public void A_move_reads_the_stream_only_when_no_whole_record_is_left()
    {
        var stream = new PiecewiseStream("a\nb\nc");
        var reader = new CsvReader(stream, CsvText.Name);

        Assert.Equal(0, stream.ReadCount);
        Assert.True(reader.MoveNext());
        Assert.True(reader.MoveNext());
        Assert.Equal(1, stream.ReadCount);
        Assert.True(reader.MoveNext()); // only the end says that it is whole
        Assert.Equal(2, stream.ReadCount);
    }

    [Fact]
    public void A_record_that_came_in_part_is_whole_after_the_next_move()
    {
        var reader = new CsvReader(new PiecewiseStream("a,b\n1,\"", "2\"", "\"3\"\n"), CsvText.Name);
        Assert.True(reader.MoveNext());
        Assert.True(reader.MoveNext());

        Assert.Equal(["1", "2\"3"], CsvText.Fields(reader.Current));
    }

    [Fact]
    public void The_end_stays_the_end()
    {
        var reader = CsvText.Open("a\nb");
        CsvText.ReadAll(reader);

        Assert.False(reader.MoveNext());
        Assert.False(reader.MoveNext());
    }

    [Fact]
    public void Allocates_nothing_per_record_once_warm()
    {
        const int WarmRecords = 100;
        var lines = string.Concat(Enumerable.Repeat("1.5,\"a\"\"b\",\"c\nd\",\"\"\"\"\r\n", 10 * WarmRecords));
        var reader = CsvText.Open(lines);
        Read(reader, WarmRecords);

        var bytes = 0L;
        Assert.Equal(0, Allocation.Of(() => bytes = Read(reader, 9 * WarmRecords)));
        Assert.Equal(9 * WarmRecords * 10, bytes); // 1.5, a"b, c LF d and " are ten bytes
    }

    private static long Read(CsvReader reader, int records)
    {
        var bytes = 0L;
        for (var i = 0; i < records && reader.MoveNext(); i++)
        {
            for (var field = 0; field < reader.Current.FieldCount; field++)
            {
                bytes += reader.Current[field].Bytes.Length;
            }
        }

        return bytes;
    }
}
