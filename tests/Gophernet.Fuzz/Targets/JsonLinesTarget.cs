using Gophernet.Csv;
using Gophernet.Tests.Csv;

namespace Gophernet.Fuzz.Targets;

/// <summary>
/// JSON Lines. Three bytes choose buffer and pieces and whether rows with faults are kept, the rest is the input. The reader is held against regular
/// expressions; where what the input is has to be found, in pieces against the whole at once.
/// </summary>
internal sealed class JsonLinesTarget() : FuzzTarget("json-lines", maxLength: 512)
{
    protected override void Run(ReadOnlySpan<byte> input)
    {
        var choices = new FuzzInput(input);
        var (way, delivery) = (choices.Next(), new Delivery(choices.Next(), choices.Next()));
        var bytes = choices.Rest.ToArray();
        var dialect = CsvDialect.Default with { Names = new JsonNames(), KeepsFaults = (way & 1) != 0 };
        var reader = new CsvReader(delivery.Open(bytes), "f", dialect, delivery.BufferSize);
        var found = delivery.InBlocks ? CsvOutcome.OfBlocks(reader, delivery.BufferSize, fromCurrent: false) : CsvOutcome.Of(reader);
        DifferenceException.Require(
            $"JSON, {delivery.Name}", PlainJsonLines.Outcome(bytes, dialect.KeepsFaults), PlainJsonLines.WithoutColumns(found));
        if ((way & 2) != 0)
        {
            CsvTarget.ReadUnknown(new CsvOptions { KeepsFaults = dialect.KeepsFaults, Streams = (way & 4) != 0 }, bytes, delivery);
        }
    }
}
