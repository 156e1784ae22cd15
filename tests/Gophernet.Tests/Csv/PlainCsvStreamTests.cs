using System.Text;
using CsCheck;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>What other tools read and the rules of CSV do not allow becomes CSV; CSV stays as it is, byte for byte.</summary>
public class PlainCsvStreamTests
{
    private const int Cases = 20_000; // about a second
    private const int MaxLines = 8;

    private static readonly Gen<string> Cell =
        Gen.OneOf("a", "bc", " ", ",", "'", "\"", "\n", "é", "12345678901234567890123456789012").Array[0, 5].Select(string.Concat);

    private static readonly Gen<string> Piece =
        Gen.OneOf("a", "b", " ", ",", ",", "\\", "'", "\"", "\"", "\"\"", "\\\"", "\n", "\n", "\r\n", "é", "\"a\"", "\"\n\",", "x,y\n");

    [Fact]
    public void Plain_csv_stays_as_it_is() =>
        RandomCases.ForAll(Gen.Select(Cell.Array[2].Array[1, MaxLines], Gen.Int[1, 200], Gen.Int[1, 200]), Cases, sample =>
        {
            var (rows, bufferSize, pieceSize) = sample;
            var stream = new MemoryStream();
            var writer = new CsvWriter(stream);
            foreach (var row in rows)
            {
                writer.WriteField("x" + row[0]);
                writer.WriteField(row[1]);
                writer.EndRecord();
            }

            writer.Flush();
            var tally = new ReadingTally();
            Assert.Equal(
                Encoding.UTF8.GetString(stream.ToArray()),
                Pass(Encoding.UTF8.GetString(stream.ToArray()), new Rewriting((byte)','), bufferSize, pieceSize, tally));
            Assert.Empty(tally.Notes);
        });

    [Fact]
    public void What_a_record_becomes_does_not_depend_on_where_reads_end() =>
        RandomCases.ForAll(Gen.Select(Piece.Array[0, 30].Select(string.Concat), Gen.Int[1, 200], Gen.Int[1, 60]), Cases, sample =>
        {
            var (text, bufferSize, pieceSize) = sample;
            var (tally, whole) = (new ReadingTally(), new ReadingTally());
            Assert.Equal(
                Pass(text, new Rewriting((byte)','), 10_000, 10_000, whole), Pass(text, new Rewriting((byte)','), bufferSize, pieceSize, tally));
            Assert.Equal(whole.Notes, tally.Notes);
        });

    [Theory]
    [InlineData(60, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_record_with_a_stray_quote_has_few_lines(int lines, bool isOne)
    {
        var text = $"a,b,c\n1,\"say \"hi\" there{string.Concat(Enumerable.Repeat("\n", lines - 1))}\",x\n2,y,z\n";

        var found = Pass(text, new Rewriting((byte)','), 10_000, 10_000, new ReadingTally());
        Assert.Equal(isOne, found.StartsWith("a,b,c\n1,\"say \"\"hi\"\" there\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Quotes_that_are_found_regular_are_plain_csv() =>
        RandomCases.ForAll(Piece.Array[0, 40].Select(pieces => string.Concat(pieces).Replace("\r", "", StringComparison.Ordinal) + "\n"), Cases, text =>
        {
            if (QuotePlaces.AreRegular(Encoding.UTF8.GetBytes(text), (byte)',', out var end) && end == Encoding.UTF8.GetByteCount(text))
            {
                var scanner = new RecordScanner((byte)',');
                scanner.Begin(0);
                for (var bytes = Encoding.UTF8.GetBytes(text); scanner.End < bytes.Length; scanner.Begin(scanner.End))
                {
                    Assert.True(scanner.Scan(bytes));
                }
            }
        });

    [Theory]
    [InlineData(",,\n\"\0\n\"\n", 2, 2)]
    [InlineData("*\n,\"\n\0\"\n", 3, 1)]
    [InlineData("a\na,\"b\n2,\0c\"\"\"\n", 3, 3)]
    public void A_NUL_is_refused_at_its_place_wherever_reads_end(string text, long line, long column)
    {
        for (var size = 1; size <= 100; size++)
        {
            var stream = new PlainCsvStream(new ShortReads(Encoding.UTF8.GetBytes(text), size), new Rewriting((byte)','), new ReadingTally());
            Fault.At(line, column, "NUL", () => CsvText.ReadAll(new CsvReader(stream, CsvText.Name, bufferSize: size)));
        }
    }

    [Theory]
    [InlineData(",\n\r\"\"\r\n")]
    [InlineData(",,\n\"\"\rx\\\"")]
    [InlineData("a|b\n\"\n\",\r,\n")]
    [InlineData(",\n\"\n\",\r,\n")]
    [InlineData(",\na,\"b\"\r#x\n")]
    [InlineData("a,b\n1,\"x\"\r2,y\n")]
    [InlineData("a,b\n12345678901234567890123,\"x\"\r2,y\n")]
    [InlineData("a,b\n123456789012345678901234,\"x\"\r2,y\n")]
    [InlineData("a,b\n1234567890123456789012345,\"x\"\r2,y\n")]
    public void A_carriage_return_alone_beside_a_quote_is_read_alike_wherever_reads_end(string text)
    {
        var expected = Records(text, 1);
        for (var size = 2; size <= 100; size++)
        {
            Assert.Equal(expected, Records(text, size));
        }

        static List<string> Records(string text, int size)
        {
            var stream = new PlainCsvStream(new ShortReads(Encoding.UTF8.GetBytes(text), size), new Rewriting((byte)','), new ReadingTally());
            return CsvOutcome.Of(new CsvReader(stream, CsvText.Name, bufferSize: size), withWords: true);
        }
    }

    [Theory]
    [InlineData("a,b\n1,5\" pipe\n", "a,b\n1,\"5\"\" pipe\"\n")]
    [InlineData("a,b\n5\",x\n", "a,b\n\"5\"\"\",x\n")]
    [InlineData("a,b\n1,\"x\" y\n2,z\n", "a,b\n1,\"\"\"x\"\" y\"\n2,z\n")]
    [InlineData("a,b\n1,\"say \"hi\" now\"\n", "a,b\n1,\"say \"\"hi\"\" now\"\n")]
    [InlineData("a,b\n1,\"x\"y\",\n2,z\n", "a,b\n1,\"x\"\"y\",\n2,z\n")]
    [InlineData("5\" pipe,b\n1,2\n", "\"5\"\" pipe\",b\n1,2\n")]
    public void A_quote_inside_a_field_is_text(string text, string expected) => Becomes(text, expected, "took quotes inside fields for text");

    [Theory]
    [InlineData("a,b\n1, \"x, y\"\n", "a,b\n1,\"x, y\"\n")]
    [InlineData("a,b\n\"x, y\" ,2\n", "a,b\n\"x, y\",2\n")]
    [InlineData("\"a\" , \"b\"\r\n 1 , 2\r\n", "\"a\",\"b\"\r\n 1 , 2\r\n")]
    public void Blanks_may_stand_round_a_quoted_field(string text, string expected) => Becomes(text, expected, "passed over blanks round quoted fields");

    [Theory]
    [InlineData("a,b\n1,\"a \\\"red\\\" one\"\n", "a,b\n1,\"a \"\"red\"\" one\"\n")]
    [InlineData("a,b\n1,\"he said \\\"hi\\\"\"\n2,x\n", "a,b\n1,\"he said \"\"hi\"\"\"\n2,x\n")]
    [InlineData("a,b\n\"\\\"hi\\\", she said\",2\n", "a,b\n\"\"\"hi\"\", she said\",2\n")]
    [InlineData("a,b\n1,\"two \\\"lines\\\"\nx\"\n", "a,b\n1,\"two \"\"lines\"\"\nx\"\n")]
    public void A_backslash_before_a_quote_makes_it_text(string text, string expected) => Becomes(text, expected, "took \\\" for a quote");

    [Theory]
    [InlineData("a,b\n\"C:\\\",x\n\"D:\\\",y\n")]
    [InlineData("a,b\n1,C:\\dir\n")]
    [InlineData("a,b\n1,\"C:\\\"\n2,\"x\"\n")]
    public void A_backslash_that_ends_a_field_of_plain_csv_is_text(string text) =>
        Assert.Equal(text, Pass(text, new Rewriting((byte)','), 100, 7, new ReadingTally()));

    [Theory]
    [InlineData("a,b\n1,\"x\ny\n")]
    [InlineData("a\n\"")]
    public void A_quote_that_is_never_closed_stays_for_the_reader_to_refuse(string text) =>
        Assert.Equal(text, Pass(text, new Rewriting((byte)','), 100, 7, new ReadingTally()));

    [Theory]
    [InlineData("a,b\n1,\"x\n2,y\n", "a,b\n1,\"\"\"x\"\n2,y\n")]
    [InlineData("a,b\n1,\"x\n2,\"\"\n3,z", "a,b\n1,\"\"\"x\"\n2,\"\"\n3,z")]
    [InlineData("a,b\n\"1\n2\",\"x\r\n3,z\n", "a,b\n\"1\n2\",\"\"\"x\"\r\n3,z\n")]
    [InlineData("a,b\n1,\"", "a,b\n1,\"\"\"\"")]
    [InlineData("a,b\n1,\"x\"\n2,y", "a,b\n1,\"x\"\n2,y")]
    public void A_quote_that_is_never_closed_is_text_where_every_line_is_to_be_a_row(string text, string expected)
    {
        var rules = new Rewriting((byte)',') { EndsOpenQuotes = true };
        Assert.Equal(expected, Pass(text, rules, 100, 7, new ReadingTally()));
    }

    [Fact]
    public void Lines_that_are_no_rows_become_blank_so_that_lines_keep_their_numbers() => Assert.Equal(
        "\n\n\na,b\n1,2\n\n3,4\n",
        Pass("Title; \"x\nsecond\n  \t\na,b\n1,2\n# \"note\n3,4\n", new Rewriting((byte)',') { SkippedLines = 2, Comment = (byte)'#', IsCommentSaid = true },
            100, 7, new ReadingTally()));

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void A_fault_is_one_however_the_bytes_after_it_come(int pieceSize) => Assert.Equal(
        "a,b\n\r\"12\n\"34\"\"\"\n5,6\n", Pass("a,b\n\r\"12\n34\"\n5,6\n", new Rewriting((byte)','), 100, pieceSize, new ReadingTally()));

    [Theory]
    [InlineData("'a','it''s','x, y'\n1,don't,\"q\"\n", "\"a\",\"it's\",\"x, y\"\n1,don't,\"\"\"q\"\"\"\n")]
    [InlineData("a,b,c\n'it\\'s',2,'3'\n", "a,b,c\n\"it's\",2,\"3\"\n")]
    public void Fields_may_stand_in_single_quotes(string text, string expected) =>
        Assert.Equal(expected, Pass(text, new Rewriting((byte)',') { Quote = (byte)'\'' }, 100, 7, new ReadingTally()));

    [Theory]
    [InlineData("  a  b\t c\n1   2  3  \n", "a\tb\tc\n1\t2\t3\n")]
    [InlineData("a \"b c\"  d\r\n 1 2 3\r\n   \r\n", "a\t\"b c\"\td\r\n1\t2\t3\r\n\r\n")]
    [InlineData("a b\n1 2", "a\tb\n1\t2")]
    public void Runs_of_blanks_divide_fields(string text, string expected) =>
        Assert.Equal(expected, Pass(text, new Rewriting((byte)'\t') { DividesByBlanks = true }, 100, 7, new ReadingTally()));

    [Fact]
    public void What_is_read_comes_before_the_next_read()
    {
        var stream = new PiecewiseStream("a,b\n1,2\n", "3,5\" pipe\n4,", "5\n");
        var plain = new PlainCsvStream(stream, new Rewriting((byte)','), new ReadingTally());
        var buffer = new byte[1000];

        Assert.Equal(("a,b\n1,2\n", 1), (Read(), stream.ReadCount));
        Assert.Equal(("3,\"5\"\" pipe\"\n", 2), (Read(), stream.ReadCount));
        Assert.Equal(("4,5\n", 3), (Read(), stream.ReadCount));
        Assert.Equal("", Read());

        string Read() => Encoding.UTF8.GetString(buffer[..plain.Read(buffer)]);
    }

    private static void Becomes(string text, string expected, string note)
    {
        var tally = new ReadingTally();

        Assert.Equal(expected, Pass(text, new Rewriting((byte)','), 100, 7, tally));
        Assert.StartsWith(note, Assert.Single(tally.Notes), StringComparison.Ordinal);
    }

    private static string Pass(string text, Rewriting rules, int bufferSize, int pieceSize, ReadingTally tally)
    {
        var plain = new PlainCsvStream(new ShortReads(Encoding.UTF8.GetBytes(text), pieceSize), rules, tally);
        var (result, buffer) = (new MemoryStream(), new byte[bufferSize]);
        for (int read; (read = plain.Read(buffer)) > 0;)
        {
            result.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(result.ToArray());
    }

    private sealed class ShortReads(byte[] bytes, int pieceSize) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, pieceSize)]);
    }
}
