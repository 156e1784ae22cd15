using System.Runtime.Versioning;
using Gophernet.Storage;

namespace Gophernet.Tests.Storage;

public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Until_it_is_committed_the_old_file_stays_and_then_only_the_new_one_is_there()
    {
        var path = Path.Combine(_folder, "f");
        File.WriteAllText(path, "old");

        using (var file = WholeFile.Create(path))
        {
            file.Stream.Write("new"u8);
            file.Stream.Flush();
            Assert.Equal("old", File.ReadAllText(path));
            file.Commit();
        }

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void One_that_is_not_committed_leaves_nothing()
    {
        using (var file = WholeFile.Create(Path.Combine(_folder, "f")))
        {
            file.Stream.Write("new"u8);
        }

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [SupportedOSPlatform("linux")]
    public void The_mode_of_what_it_replaces_is_kept(UnixFileMode mode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "modes are those of Linux");
        var path = Path.Combine(_folder, "f");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, mode);

        using (var file = WholeFile.Create(path))
        {
            var temporary = Assert.Single(Directory.GetFiles(_folder, ".*"));
            Assert.Equal(mode, File.GetUnixFileMode(temporary)); // before there is a byte that others might read
            file.Commit();
        }

        Assert.Equal(mode, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData(new byte[] { 0xff, (byte)'a' })]
    [InlineData(new byte[] { 0xc3, 0xa4, 0x80 })]
    public void A_name_need_not_be_UTF8(byte[] bytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "names are bytes on Linux");
        var path = Path.Combine(_folder, FileName.FromBytes(bytes));
        using (var file = WholeFile.Create(path))
        {
            file.Stream.Write("new"u8);
            file.Commit();
        }

        using var read = NamedFile.OpenRead(path);
        Assert.Equal(3, read.Length);
        Assert.True(FilePlace.Of(path).IsRegular);
        NamedFile.Delete(path);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_name_may_be_as_long_as_names_can_be()
    {
        var path = Path.Combine(_folder, new string('x', 255));
        using (var file = WholeFile.Create(path))
        {
            file.Commit();
        }

        Assert.True(File.Exists(path));
        Assert.Throws<IOException>(() =>
        {
            using var file = WholeFile.Create(path + "x");
            file.Commit();
        });
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said() =>
        Assert.Throws<DirectoryNotFoundException>(() => WholeFile.Create(Path.Combine(_folder, "none", "f")));
}
