using Gophernet.Storage;

namespace Gophernet.Cli.Streams;

/// <summary>
/// Standard error as a stream that never fails: what is said to people must not cost the work, so words that a full disk or a closed pipe does not take
/// are lost.
/// </summary>
internal sealed class StandardError : WriteOnlyStream
{
    private readonly Stream _stream;

    private StandardError(Stream stream) => _stream = stream;

    /// <summary>Opens it.</summary>
    /// <param name="ending">Gives the token that says whether a reader who takes nothing is still waited for.</param>
    public static StandardError Open(Func<CancellationToken> ending)
    {
        try
        {
            return new StandardError(OperatingSystem.IsLinux() ? DescriptorStream.OfStandard(2, ending) : Console.OpenStandardError());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new StandardError(Null);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _stream.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is nobody to tell.
        }
    }
}
