using System.Buffers.Binary;

namespace Gophernet.Cli.Tests;

/// <summary>What the published file itself must be.</summary>
public class PublishedExecutableTests
{
    // The figure of the design; docs/executable-size.md says what is in it.
    private const long MaxSize = 8_000_000;

    private const int Elf64HeaderSize = 64;
    private const ushort AtItsAddress = 2; // ET_EXEC: nothing is mended at start
    private const uint Interpreter = 3;

    [Fact]
    public void Is_at_most_eight_megabytes() => Assert.InRange(new FileInfo(Executable.NativePath).Length, 1, MaxSize);

    [Fact]
    public void Is_an_executable_at_a_fixed_address_without_an_interpreter()
    {
        var file = File.ReadAllBytes(Executable.NativePath);
        Assert.Equal("\x7f"u8.ToArray().Concat("ELF"u8.ToArray()), file[..4]);
        Assert.Equal(AtItsAddress, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(16)));

        // A dynamic executable names its loader in a program header of this type (System V ABI, "Program Header").
        var offset = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(32));
        var size = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(54));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(56));
        Assert.InRange(offset, Elf64HeaderSize, file.Length);
        Assert.NotEqual(0, count);
        for (var i = 0; i < count; i++)
        {
            Assert.NotEqual(Interpreter, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(offset + i * size)));
        }
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    [InlineData("linux-x64-mpi")]
    public void Publishing_prints_no_warning(string runtime)
    {
        var log = Repository.File("artifacts", $"publish-{runtime}.log");
        Assert.SkipUnless(Environment.GetEnvironmentVariable("GOPHERNET_BINARY") is not null && File.Exists(log), "needs the log that scripts/test writes");

        var text = File.ReadAllText(log);

        Assert.Contains("Generating native code", text, StringComparison.Ordinal);
        Assert.DoesNotContain("warn", text, StringComparison.OrdinalIgnoreCase);
    }
}
