using Gophernet.Storage;

namespace Gophernet.Tests.Storage;

/// <summary>Files without a name, for what does not fit the memory.</summary>
public class SpoolFileTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        using var file = SpoolFile.Create(Path.GetTempPath());
        file.Append([1, 2, 3]);
        file.Append([4, 5]);
        var bytes = new byte[3];
        file.Read(2, bytes);

        Assert.Equal([3, 4, 5], bytes);
        Assert.Equal(5, file.Length);
    }

    [Fact]
    public void No_file_is_seen_while_it_is_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere it goes when it is closed");
        var folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
        using (SpoolFile.Create(folder))
        {
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        }

        Directory.Delete(folder);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_that_names_it()
    {
        var fault = Fault.Of("no spool can be made there: no such file or folder", () => SpoolFile.Create("/nowhere/at/all"));

        Assert.Equal(new Place("/nowhere/at/all"), fault.Place);
        Assert.Equal([new Setting("spool")], fault.Settings);
    }

    [Fact]
    public void A_file_that_ends_before_its_end_is_an_error()
    {
        using var file = SpoolFile.Create(Path.GetTempPath());
        file.Append([1, 2, 3]);

        Fault.Of("the spool cannot be read: it ends before its end", () => file.Read(1, new byte[3]));
    }
}
