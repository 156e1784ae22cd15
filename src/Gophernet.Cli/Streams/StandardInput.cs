using System.Runtime.Versioning;
using Gophernet.Csv;
using Gophernet.Storage;
using Microsoft.Win32.SafeHandles;

namespace Gophernet.Cli.Streams;

/// <summary>Standard input, read where the descriptor stands. The console's stream would set up the terminal, and read its keys one by one.</summary>
[SupportedOSPlatform("linux")]
internal sealed class StandardInput : ReadingStream
{
    private readonly SafeFileHandle _handle = new(0, ownsHandle: false);

    public override int Read(Span<byte> buffer) => Libc.Read(_handle, buffer, "<stdin>");
}
