using System.Diagnostics;
using Gophernet.Storage;

namespace Gophernet.Tests.Storage;

/// <summary>Two names are of one file where the disk says so.</summary>
public sealed class FilePlaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;

    public FilePlaceTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux tells which file a name is of");
        Run($"""
            mkdir d
            ln -s d e
            echo 1 > f
            cp f copy
            ln f hard
            ln -s f soft
            ln -s soft softer
            ln -s d/none dangling
            ln -s loop loop
            mkfifo p
            ln -s p to-p
            """);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("f", "f", true)]
    [InlineData("f", "./f", true)]
    [InlineData("f", "d/../f", true)]
    [InlineData("f", "hard", true)]
    [InlineData("f", "softer", true)]
    [InlineData("f", "copy", false)]
    [InlineData("p", "to-p", true)]
    [InlineData("p", "f", false)]
    [InlineData("d/none", "e/none", true)] // not there yet
    [InlineData("d/none", "dangling", true)]
    [InlineData("d/none", "none", false)]
    public void Names_of_one_file_have_one_identity(string one, string other, bool areOne)
    {
        var identity = FilePlace.Of(File(one)).Identity;

        Assert.NotNull(identity);
        Assert.Equal(areOne, identity == FilePlace.Of(File(other)).Identity);
    }

    [Fact]
    public void What_keeps_nothing_has_none() => Assert.Null(FilePlace.Of("/dev/null").Identity);

    [Theory]
    [InlineData("f", false)]
    [InlineData("softer", false)]
    [InlineData("none", false)]
    [InlineData("dangling", false)]
    [InlineData("loop", false)]
    [InlineData("d", false)]
    [InlineData("p", true)]
    [InlineData("to-p", true)]
    [InlineData("/dev/null", true)]
    [InlineData("/dev/fd/1", true)]
    [InlineData("/dev/stdout", true)]
    [InlineData("/proc/thread-self/fd/1", true)]
    public void What_cannot_be_replaced_is_a_stream(string name, bool isStream) => Assert.Equal(isStream, FilePlace.Of(File(name)).IsStream);

    [Theory]
    [InlineData("/dev/stdout", 1)]
    [InlineData("/dev/fd/2", 2)]
    [InlineData("/proc/self/fd/0", 0)]
    [InlineData("f", -1)]
    [InlineData("to-p", -1)]
    public void A_descriptor_is_known_by_any_of_its_names(string name, int descriptor) => Assert.Equal(descriptor, FilePlace.Of(File(name)).Descriptor);

    [Fact]
    public void A_link_to_a_descriptor_is_one()
    {
        Run("ln -s /dev/stdout out");

        Assert.Equal(1, FilePlace.Of(File("out")).Descriptor);
    }

    private string File(string name) => Path.Combine(_folder, name);

    private void Run(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-ec", script]) { WorkingDirectory = _folder })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
