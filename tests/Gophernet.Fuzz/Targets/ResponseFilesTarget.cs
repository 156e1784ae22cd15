using System.Text;

namespace Gophernet.Fuzz.Targets;

/// <summary>Files with arguments: the input is one, and after a zero a second, which the first may name as <c>@b</c>.</summary>
internal sealed class ResponseFilesTarget() : FuzzTarget("response-files", maxLength: 300), IDisposable
{
    private readonly CommandLine _line = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gophernet-fuzz-");

    protected override void Run(ReadOnlySpan<byte> input)
    {
        var end = input.IndexOf((byte)0);
        var second = Path.Combine(_folder.FullName, "b");
        var first = Encoding.UTF8.GetString(end < 0 ? input : input[..end]);
        File.WriteAllText(
            Path.Combine(_folder.FullName, "a"), string.Join("@" + second, first.Split("@b").Select(part => part.Replace("@", "", StringComparison.Ordinal))));
        if (end >= 0)
        {
            File.WriteAllText(second, Encoding.UTF8.GetString(input[(end + 1)..]).Replace("@", "", StringComparison.Ordinal));
        }

        _line.Read(["train", "@" + Path.Combine(_folder.FullName, "a")]);
    }

    public void Dispose()
    {
        _line.Dispose();
        _folder.Delete(recursive: true);
    }
}
