namespace Gophernet.Tests.Csv;

/// <summary>Bytes of which a read gives a few at a time, as a pipe may.</summary>
internal sealed class ShortReads(byte[] bytes, int pieceSize) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, pieceSize));
}
