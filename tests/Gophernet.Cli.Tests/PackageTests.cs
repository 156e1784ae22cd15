using System.Diagnostics;
using System.IO.Compression;

namespace Gophernet.Cli.Tests;

public class PackageTests
{
    [Fact]
    public void The_core_packs_with_its_documentation_readme_and_licence()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!;
        var folder = Directory.CreateTempSubdirectory("gophernet-test-").FullName;
        using var pack = Process.Start(new ProcessStartInfo(
            "dotnet", ["pack", Repository.File("src", "Gophernet"), "--configuration", configuration, "--no-build", "--output", folder, "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = pack.StandardOutput.ReadToEnd();
        pack.WaitForExit();

        Assert.True(pack.ExitCode == 0, output);
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        using (var package = ZipFile.OpenRead(Assert.Single(Directory.EnumerateFiles(folder, "Gophernet.Core.*.nupkg"))))
        {
            string[] expected = ["Gophernet.Core.nuspec", "README.md", "lib/net10.0/Gophernet.Core.dll", "lib/net10.0/Gophernet.Core.xml"];
            Assert.Equal(expected, package.Entries.Select(entry => entry.FullName).Where(expected.Contains).Order(StringComparer.Ordinal));
            var description = new StreamReader(package.GetEntry("Gophernet.Core.nuspec")!.Open()).ReadToEnd();
            Assert.Contains("<license type=\"expression\">MIT</license>", description, StringComparison.Ordinal);
            Assert.Contains("<readme>README.md</readme>", description, StringComparison.Ordinal);
            Assert.DoesNotContain("id=\"Microsoft", description, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
