using System.Globalization;
using System.Text;
using CsCheck;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>Random texts made of what matters to the reader, read with random buffers and held against <see cref="PlainCsv"/>.</summary>
public class CsvReaderPropertyTests
{
    private const int Cases = 50_000; // about a second

    private static readonly Gen<string> Text =
        Gen.OneOf("a", "b", " ", ",", ",", ";", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "é", "😀", "\"a\"", "\"\n\",", "x,y\n")
            .Array[0, 24].Select(string.Concat);

    [Fact]
    public void Reads_every_text_as_the_plain_reader_does() =>
        RandomCases.ForAll(Gen.Select(Text, Gen.Int[1, 40], Gen.Int[1, 40], Gen.OneOf(',', ';')), Cases, sample =>
        {
            var (text, bufferSize, pieceSize, delimiter) = sample;
            Assert.Equal(PlainCsv.Outcome(text, delimiter), Outcome(text, bufferSize, pieceSize, delimiter));
        });

    [Fact]
    public void Arbitrary_bytes_give_records_or_a_fault_and_come_to_an_end() =>
        RandomCases.ForAll(Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[1, 20]), Cases, sample =>
        {
            var (bytes, bufferSize) = sample;
            var reader = new CsvReader(new MemoryStream(bytes), CsvText.Name, bufferSize: bufferSize);
            var records = 0;
            try
            {
                while (reader.MoveNext())
                {
                    Assert.InRange(++records, 1, bytes.Length);
                }
            }
            catch (GophernetException e)
            {
                Assert.InRange(e.Place!.Value.Line, 1, bytes.Length);
                Assert.InRange(e.Place!.Value.Column, 1, bytes.Length + 1);
            }
        });

    private static List<string> Outcome(string text, int bufferSize, int pieceSize, char delimiter)
    {
        var stream = new ShortReads(Encoding.UTF8.GetBytes(text), pieceSize);
        var reader = new CsvReader(stream, CsvText.Name, (byte)delimiter, bufferSize);
        var outcome = new List<string>();
        try
        {
            while (reader.MoveNext())
            {
                var fields = string.Concat(CsvText.Fields(reader.Current).Select(field => $"[{field}]"));
                outcome.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.Current.Line}: {fields}"));
            }
        }
        catch (GophernetException e)
        {
            outcome.Add(string.Create(CultureInfo.InvariantCulture, $"fault {e.Place!.Value.Line}:{e.Place!.Value.Column}"));
        }

        return outcome;
    }
}
