using Gophernet.Models;

namespace Gophernet.Cli.Output;

/// <summary>Where all workers of a prediction hand in their text, in the order of the input; and what they count.</summary>
internal sealed class PredictionOutput(Stream stream)
{
    private bool _hasHeader;

    public long RowCount { get; private set; }

    /// <summary>The cells that were taken for missing ones because of their fault.</summary>
    public long LenientCount { get; private set; }

    /// <summary>Writes the header, of which every worker has one.</summary>
    public void WriteHeader(MemoryStream text)
    {
        if (!_hasHeader)
        {
            Write(text);
        }

        _hasHeader = true;
        text.SetLength(0);
    }

    /// <summary>Writes what a worker has written of a block.</summary>
    public void Write(MemoryStream text, PredictedRows rows)
    {
        Write(text);
        text.SetLength(0);
        RowCount += rows.Predictions.Count;
        LenientCount += rows.LenientCount;
    }

    private void Write(MemoryStream text)
    {
        stream.Write(text.GetBuffer(), 0, (int)text.Length);
        stream.Flush();
    }
}
