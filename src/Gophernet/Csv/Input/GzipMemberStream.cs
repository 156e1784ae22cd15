namespace Gophernet.Csv.Input;

/// <summary>
/// Gives the bytes of a gzip file on, and keeps a 0x1F at the end of a piece until the next one comes. Behind a member GZipStream takes one that comes alone
/// for the beginning of another member, and for garbage, which it passes over, when it sees what follows: the pieces would decide.
/// </summary>
internal sealed class GzipMemberStream(Stream packed) : ReadingStream
{
    private const byte FirstByte = 0x1F; // of two that a member begins with

    private int _kept; // first bytes, one after the other

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            buffer[.._kept].Fill(FirstByte);
            var count = _kept + packed.Read(buffer[_kept..]);
            var isEnd = count == _kept;
            _kept = isEnd ? 0 : count - buffer[..count].TrimEnd(FirstByte).Length;
            _kept = _kept == buffer.Length ? 0 : _kept; // nothing else would fit
            if (isEnd || count > _kept)
            {
                return count - _kept;
            }
        }
    }
}
