using Gophernet.Cli.Streams;

namespace Gophernet.Cli;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        using var shell = Shell.OfProcess(() => new Interruption());
        return Application.Run(arguments, shell);
    }
}
