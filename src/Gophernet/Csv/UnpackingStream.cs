namespace Gophernet.Csv;

/// <summary>Says of what file it is when packed data are damaged.</summary>
internal sealed class UnpackingStream(Stream unpacked, string sourceName) : ReadingStream
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return unpacked.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new GophernetException(new Place(sourceName), "damaged gzip data",
                ForeignFile.WithName("Fetch or pack the file again; test it with: gzip -t FILE", sourceName), e);
        }
    }
}
