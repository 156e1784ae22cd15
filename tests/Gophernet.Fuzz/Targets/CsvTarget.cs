using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Tests.Csv;

namespace Gophernet.Fuzz.Targets;

/// <summary>
/// The CSV reader. The first bytes choose dialect, buffer and pieces, the rest is the input. In plain dialects the reader is held against a second, slow one;
/// where the dialect is another, or is to be found, the input in pieces, with a small buffer or in blocks against the whole at once.
/// </summary>
internal sealed class CsvTarget() : FuzzTarget("csv", maxLength: 512)
{
    protected override void Run(ReadOnlySpan<byte> input)
    {
        var choices = new FuzzInput(input);
        var (way, delivery) = (choices.Next(), new Delivery(choices.Next(), choices.Next()));
        if ((way & 0x80) == 0)
        {
            ReadPlain(DialectOf(way), choices.Rest.ToArray(), delivery);
        }
        else if ((way & 0x40) == 0)
        {
            ReadForeign(RewritingOf(way, choices.Next()), choices.Rest.ToArray(), delivery);
        }
        else
        {
            ReadUnknown(OptionsOf(way, choices.Next()), choices.Rest.ToArray(), delivery);
        }
    }

    private static CsvDialect DialectOf(byte way) => CsvDialect.Default with
    {
        Delimiter = ",;\t| ^~'"u8[way & 7],
        Ragged = (RaggedRows)((way >> 3) % 3),
        KeepsFaults = (way & 0x20) != 0,
        Comment = (way & 0x40) != 0 ? (byte)'#' : (byte)0,
    };

    private static void ReadPlain(CsvDialect dialect, byte[] bytes, Delivery delivery)
    {
        var reader = new CsvReader(delivery.Open(bytes), "f", dialect, delivery.BufferSize);
        var found = delivery.InBlocks ? CsvOutcome.OfBlocks(reader, delivery.BufferSize, delivery.Alternates) : CsvOutcome.Of(reader);
        DifferenceException.Require($"plain, {delivery.Name}", PlainCsv.Outcome(bytes, dialect), found);
    }

    private static Rewriting RewritingOf(byte way, byte more) => new(",;\t|"u8[way & 3])
    {
        Quote = (way & 4) != 0 ? (byte)'\'' : (byte)'"',
        DividesByBlanks = (way & 8) != 0,
        EscapesDelimiters = (way & 0x10) != 0,
        EndsOpenQuotes = (way & 0x20) != 0,
        SkippedLines = more & 3,
        Comment = (more & 4) != 0 ? (byte)'#' : (byte)0,
        IsCommentSaid = (more & 8) != 0,
    };

    private static void ReadForeign(Rewriting rules, byte[] bytes, Delivery delivery)
    {
        List<string> Read(Stream stream, int size, bool inBlocks)
        {
            var tally = new ReadingTally();
            var reader = new CsvReader(new PlainCsvStream(stream, rules, tally), "f", rules.Delimiter, size) { Tally = tally };
            var outcome = inBlocks ? CsvOutcome.OfBlocks(reader, size, delivery.Alternates) : CsvOutcome.Of(reader);
            return outcome is [.., ['f', ..]] ? outcome : [.. outcome, .. tally.Notes]; // who sees a fault sees no notes
        }

        DifferenceException.Require(
            $"foreign, {delivery.Name}",
            Read(Delivery.Whole.Open(bytes), Delivery.Whole.BufferSize, delivery.InBlocks),
            Read(delivery.Open(bytes), delivery.BufferSize, delivery.InBlocks));
    }

    private static CsvOptions OptionsOf(byte way, byte more) => new(
        (more & 3) switch { 1 => (byte)',', 2 => (byte)';', 3 => (byte)'\t', _ => null },
        (way & 3) switch { 1 => true, 2 => false, _ => null })
    {
        Ragged = (RaggedRows)((way >> 2) % 3),
        KeepsFaults = (way & 0x10) != 0,
        Streams = (way & 0x20) != 0,
        Comment = (more & 4) != 0 ? (byte)'#' : null,
        Quote = (more & 8) != 0 ? (byte)'\'' : null,
        SkippedLines = (more >> 4) & 1,
        DividesByBlanks = (more & 0x20) != 0,
        Encoding = (more >> 6) switch { 1 => CsvEncoding.Utf16, 2 => CsvEncoding.Latin1, 3 => CsvEncoding.Windows1252, _ => null },
    };

    internal static void ReadUnknown(CsvOptions options, byte[] bytes, Delivery delivery)
    {
        List<string> Read(Stream stream)
        {
            var notes = new List<string>();
            try
            {
                var reader = CsvInput.Open(stream, "f", options, (note, _) => notes.Add(note));
                var outcome = CsvOutcome.Of(reader, withWords: true);
                return outcome is [.., ['f', ..]] ? outcome : [.. outcome, .. reader.Tally.Notes, .. notes];
            }
            catch (GophernetException e)
            {
                return [$"fault {e.Place} {e.Message} {e.Hint}"];
            }
        }

        var other = delivery.InBlocks && !options.Streams ? new MemoryStream(bytes) : (Stream)delivery.Open(bytes); // a file may be looked at further
        var (expected, found) = (Read(Delivery.Whole.Open(bytes)), Read(other));
        if (!(IsOfDamage(expected) || IsOfDamage(found)) || !(IsFault(expected) && IsFault(found)))
        {
            DifferenceException.Require($"unknown, {delivery.Name}", expected, found);
        }

        // How much is read before damage of the encoding or of packed data is seen depends on what came together.
        static bool IsOfDamage(List<string> outcome) => IsFault(outcome) && outcome[^1].Contains("damaged", StringComparison.Ordinal);

        static bool IsFault(List<string> outcome) => outcome is [.., ['f', ..]];
    }
}
