using Gophernet.Cli.Streams;
using Gophernet.Models;

namespace Gophernet.Cli.Output;

/// <summary>Where all workers of a prediction hand in their text, in the order of the input; and what they count.</summary>
/// <param name="file">Receives the text.</param>
/// <param name="errors">Receives what is wrong with rows; null where that is not wanted.</param>
internal sealed class PredictionOutput(OutputFile file, ErrorFile? errors)
{
    private bool _hasHeader;

    public long RowCount { get; private set; }

    /// <summary>The cells that were taken for missing ones because of their fault.</summary>
    public long LenientCount { get; private set; }

    /// <summary>The rows that have an error in place of a prediction.</summary>
    public long FaultyCount { get; private set; }

    /// <summary>What is wrong with the first of them.</summary>
    public GophernetException? FirstFault { get; private set; }

    /// <summary>Writes the header, of which every worker has one.</summary>
    public void WriteHeader(MemoryStream text)
    {
        if (!_hasHeader)
        {
            file.Write(text);
        }

        _hasHeader = true;
        text.SetLength(0);
    }

    /// <summary>Writes what a worker has written of a block.</summary>
    public void Write(MemoryStream text, PredictedRows rows)
    {
        file.Write(text);
        text.SetLength(0);
        foreach (var (row, fault) in rows.FaultyRows)
        {
            FaultyCount++;
            FirstFault ??= fault;
            errors?.Write(RowCount + row + 1, fault);
        }

        RowCount += rows.Predictions.Count;
        LenientCount += rows.LenientCount;
    }
}
