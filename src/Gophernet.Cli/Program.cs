using Gophernet.Cli.Native;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        NativeStart.Begin();
        StandardDescriptors.Fill(); // before anything is opened
        using var shell = Shell.OfProcess(() => new Interruption());
        var exitCode = Application.Run(ArgumentBytes.Restore(arguments), shell);
        shell.AtEnd(exitCode);
        return exitCode;
    }
}
