using System.IO.Hashing;
using Gophernet.Storage;

namespace Gophernet.Models.Files;

/// <summary>Writes to another stream, which it leaves open, and hashes what it writes.</summary>
internal sealed class HashedStream(Stream stream, XxHash128 hash) : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.Append(buffer);
        stream.Write(buffer);
    }
}
