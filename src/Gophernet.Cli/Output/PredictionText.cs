using Gophernet.Models;

namespace Gophernet.Cli.Output;

/// <summary>Predictions as text: of several workers each formats its own blocks, and what they write comes out in the order of the input.</summary>
internal sealed class PredictionText : PredictionSink
{
    private readonly PredictionWriter _writer;
    private readonly MemoryStream _text;
    private readonly PredictionOutput _output;

    /// <summary>Prepares one worker's text.</summary>
    /// <param name="writer">For this worker alone; it writes to <paramref name="text"/>, and has written the header.</param>
    /// <param name="text">The worker's own text.</param>
    /// <param name="output">Where all workers hand in their text.</param>
    public PredictionText(PredictionWriter writer, MemoryStream text, PredictionOutput output)
    {
        (_writer, _text, _output) = (writer, text, output);
        output.WriteHeader(text);
    }

    public override void Process(PredictedRows rows) => _writer.Write(rows);

    public override void Commit(PredictedRows rows) => _output.Write(_text, rows);
}
