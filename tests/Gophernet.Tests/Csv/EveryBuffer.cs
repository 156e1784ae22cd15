using System.Text;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>
/// Holds a rule of the reader at every small size of its buffer, with a stream that gives all it is asked for and with one that gives a
/// byte at a time: what is read must not depend on where the pieces end.
/// </summary>
internal static class EveryBuffer
{
    private const int MaxBuffer = 64;

    public static void Reads(string input, params string[][] records) => Reads(Encoding.UTF8.GetBytes(input), ',', records);

    public static void Reads(byte[] input, char delimiter, params string[][] records) =>
        ForEach(input, delimiter, reader => Assert.Equal(records, CsvText.ReadAll(reader)));

    public static void Fails(string input, long line, long column, string words) =>
        Fails(Encoding.UTF8.GetBytes(input), line, column, words);

    public static void Fails(byte[] input, long line, long column, string words) =>
        ForEach(input, ',', reader => Fault.At(line, column, words, () => CsvText.ReadAll(reader)));

    public static void ForEach(byte[] input, char delimiter, Action<CsvReader> check)
    {
        for (var size = 1; size <= MaxBuffer; size++)
        {
            check(new CsvReader(new MemoryStream(input), CsvText.Name, (byte)delimiter, size));
            check(new CsvReader(new TricklingStream(input), CsvText.Name, (byte)delimiter, size));
        }
    }

    /// <summary>Gives one byte per read, as a slow pipe may.</summary>
    private sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
