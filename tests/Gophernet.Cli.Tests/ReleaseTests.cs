using System.Text.RegularExpressions;

namespace Gophernet.Cli.Tests;

/// <summary>What a release is made of, on the machine that makes one: packed, checked by the linters of Debian, installed and run.</summary>
public partial class ReleaseTests(Release release) : IClassFixture<Release>
{
    [Fact]
    public void Source_in_another_folder_gives_the_same_executable()
    {
        _ = release.Folder;
        release.Run("scripts/publish linux-x64 out && cmp out/gophernet \"$1\"", Executable.NativePath);
    }

    [Fact]
    public void Packing_twice_gives_the_same_bytes()
    {
        var (_, again) = (release.Folder, release.NewFolder());
        release.Run("scripts/release/pack linux-x64 \"$1\" \"$2\"", Executable.NativePath, again);

        release.Run("for file in \"$2\"/*; do cmp \"$file\" \"$1/${file##*/}\" || exit 1; done", release.Folder, again);
        Assert.Equal(4, Directory.GetFiles(again).Length);
    }

    [Fact]
    public void The_checksums_are_those_of_every_other_file()
    {
        var checkedFiles = release.Run("cd \"$1\" && sha256sum --check --strict SHA256SUMS", release.Folder).Count(c => c == '\n');

        Assert.Equal(Directory.GetFiles(release.Folder).Length - 1, checkedFiles);
    }

    [Fact]
    public void Linters_find_nothing_wrong_with_the_packages()
    {
        release.Run("lintian --fail-on error,warning --tag-display-limit 0 \"$1\"/*.deb", release.Folder);
        var rpm = release.Run("rpmlint --config scripts/release/lint.toml \"$1\"/*.rpm", release.Folder);
        Assert.Contains(" 0 errors, 0 warnings", rpm, StringComparison.Ordinal);
        Assert.Contains("Syntax OK", release.Run("ruby -c \"$1/gophernet.rb\"", release.Folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dpkg-deb --extract \"$1\"/gophernet_*_amd64.deb \"$2\"", "usr/bin/gophernet")]
    [InlineData("rpm2cpio \"$1\"/gophernet-*.x86_64.rpm | (cd \"$2\" && cpio --quiet --extract --make-directories)", "usr/bin/gophernet")]
    [InlineData("sh \"$1/install.sh\" --from \"$1\" --to \"$2/usr/bin\"", "usr/bin/gophernet")]
    [InlineData("sh \"$1/install.sh\" --from \"file://$1\" --to \"$2/usr/bin\"", "usr/bin/gophernet")]
    public void What_was_unpacked_or_installed_runs(string install, string path)
    {
        var root = release.NewFolder();
        release.Run(install, release.Folder, root);

        Assert.Contains("Accuracy = 0.97", release.Run("cd / && \"$1\"", Path.Combine(root, path)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_was_changed_is_not_installed()
    {
        var (broken, to) = (release.NewFolder(), Path.Combine(release.NewFolder(), "bin"));
        release.Run("cp \"$1\"/* \"$2\" && printf x >> \"$2\"/gophernet-*-linux-x64.tar.gz", release.Folder, broken);

        var (code, text) = release.Try("sh \"$1/install.sh\" --from \"$1\" --to \"$2\"", broken, to);

        Assert.Equal(1, code);
        Assert.Contains("nothing was installed", text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(to));
    }

    [Fact]
    public void The_manifests_name_the_archives_by_their_checksums()
    {
        var sum = release.Run("sha256sum < \"$1\"", release.File("gophernet-*-linux-x64.tar.gz"))[..64];
        Assert.Contains($"sha256 \"{sum}\"", File.ReadAllText(release.File("gophernet.rb")), StringComparison.Ordinal);

        var windows = release.NewFolder();
        release.Run("cd \"$1\" && printf x > x.exe && zip --quiet --move \"gophernet-$2-win-x64.zip\" x.exe", windows, ProductVersion.Current);
        release.Run("scripts/release/manifests \"$1\" https://example.org/releases", windows);
        var zip = release.Run("sha256sum < \"$1\"", Directory.GetFiles(windows, "*.zip")[0])[..64];
        Assert.Equal(zip, release.Run("jq --raw-output '.architecture[\"64bit\"].hash' \"$1/gophernet.json\"", windows).Trim());
    }

    [Fact]
    public void The_notices_and_the_bill_of_materials_name_what_is_linked_in()
    {
        const string Components = "jq --raw-output '.components[].name' \"$1\"";
        var notices = release.Run("tar -xzOf \"$1\" --wildcards '*/THIRD-PARTY-NOTICES.txt'", release.File("gophernet-*-linux-x64.tar.gz"));
        var names = release.Run(Components, release.File("gophernet-*-linux-x64.cdx.json")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        string[] packages = ["System.CommandLine", "System.IO.Hashing", "Microsoft.Extensions.Logging.Console"];
        string[] texts = ["zlib-ng", "GNU Lesser General Public License", "Copyright (c) .NET Foundation"];
        Assert.All([.. packages, .. texts], text => Assert.Contains(text, notices, StringComparison.OrdinalIgnoreCase));
        Assert.All([.. packages, "Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64", "glibc"], name => Assert.Contains(name, names));
    }

    [Fact]
    public void The_archive_for_mpi_has_its_executable_and_the_notices_of_what_that_has_linked_in()
    {
        var archive = release.File("gophernet-*-linux-x64-mpi.tar.gz");

        release.Run("tar -xzOf \"$1\" --wildcards '*/gophernet-mpi' | cmp - \"$2\"", archive, Release.MpiPath);

        var notices = release.Run("tar -xzOf \"$1\" --wildcards '*/THIRD-PARTY-NOTICES.txt'", archive);
        Assert.Contains("System.CommandLine", notices, StringComparison.Ordinal);
        Assert.DoesNotContain("The GNU C Library", notices, StringComparison.Ordinal);
        Assert.DoesNotContain("glibc", release.Run("jq --raw-output '.components[].name' \"$1\"", release.File("*-mpi.cdx.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Compiles_for_windows_as_far_as_this_machine_can()
    {
        _ = release.Folder;
        Assert.DoesNotContain("warning", release.Run("scripts/release/compile-windows"), StringComparison.Ordinal);
    }

    [Fact]
    public void Workflows_pin_their_actions_and_say_what_they_may_do()
    {
        var workflows = Directory.GetFiles(Repository.File(".github", "workflows"), "*.yml");
        Assert.NotEmpty(workflows);
        Assert.All(workflows, path =>
        {
            var text = File.ReadAllText(path);
            Assert.Matches(@"(?m)^permissions:( \{\}|\n  contents: read\n)", text);
            Assert.All(Uses().Matches(text), use => Assert.Matches("^[^@]+@[0-9a-f]{40} # v[0-9.]+$", use.Groups[1].Value));
        });
    }

    [GeneratedRegex("uses: (.*)")]
    private static partial Regex Uses();
}
