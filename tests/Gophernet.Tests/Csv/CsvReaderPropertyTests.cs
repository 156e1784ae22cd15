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
            var bytes = Encoding.UTF8.GetBytes(text);
            var dialect = CsvDialect.Default with { Delimiter = (byte)delimiter };
            var reader = new CsvReader(new ShortReads(bytes, pieceSize), CsvText.Name, dialect, bufferSize);
            Assert.Equal(PlainCsv.Outcome(bytes, dialect), CsvOutcome.Of(reader));
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
}
