using CsCheck;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>What the writer writes, the reader reads back.</summary>
public class CsvWriterPropertyTests
{
    private const int Cases = 20_000;

    // Pieces that mean something to a reader. NUL is left out: the reader refuses it.
    private static readonly Gen<string> Field =
        Gen.OneOf("a", "7", " ", ",", ";", "\t", "\"", "\n", "\r", "\r\n", "é", "😀", "\uFEFF", "\u0301", "\u2028")
            .Array[0, 6].Select(string.Concat);

    private static readonly Gen<string[][]> Table =
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 8]).SelectMany((width, rows) => Field.Array[width].Array[rows]);

    [Fact]
    public void A_table_reads_back_the_same() =>
        RandomCases.ForAll(Gen.Select(Table, Gen.OneOf(',', ';', '\t', ' '), Gen.Int[1, 50]), Cases, sample =>
        {
            var (table, delimiter, bufferSize) = sample;
            var stream = new MemoryStream();
            Write(table, new CsvWriter(stream, (byte)delimiter));
            stream.Position = 0;

            Assert.Equal(table, CsvText.ReadAll(new CsvReader(stream, CsvText.Name, (byte)delimiter, bufferSize)));
        });

    internal static void Write(string[][] table, CsvWriter writer)
    {
        foreach (var record in table)
        {
            foreach (var field in record)
            {
                writer.WriteField(field);
            }

            writer.EndRecord();
        }

        writer.Flush();
    }
}
