using Gophernet.Storage;

namespace Gophernet.Cli.Streams;

/// <summary>A stream that is written to in pieces, and asks a token before each.</summary>
internal sealed class InterruptibleStream(Stream stream, CancellationToken cancellation) : WriteOnlyStream
{
    private const int PieceLength = 1 << 20;

    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        for (; !buffer.IsEmpty; buffer = buffer[Math.Min(PieceLength, buffer.Length)..])
        {
            cancellation.ThrowIfCancellationRequested();
            stream.Write(buffer[..Math.Min(PieceLength, buffer.Length)]);
        }
    }
}
