using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Tests.Tables;

/// <summary>Encoded rows in a file.</summary>
public class SpoolTests
{
    private const int Rows = 30_000;

    [Fact]
    public void Gives_back_every_part_of_every_row()
    {
        using var spool = CreateSpool();
        var (rows, seen) = (spool.CreateBlock(spool.BlockRows), 0);
        var (numbers, codes) = (new PanelMatrix(0, 0), new CodeMatrix());
        for (var block = 0; block < spool.BlockCount; block++)
        {
            var count = spool.Read(block, rows, 0);
            rows.Inputs.Gather(Enumerable.Range(0, count).ToArray(), numbers, codes);
            for (var row = 0; row < count; row++, seen++)
            {
                Assert.Equal(
                    (seen, -seen, seen % 5 - 1, seen % 700 - 1, seen * 2, seen / 2f, seen % 9),
                    (numbers[row, 0], numbers[row, 1], codes.Column(0)[row], codes.Column(1)[row], rows.Targets[row, 0], rows.Weights[row], rows.Marks[row]));
            }
        }

        Assert.Equal(Rows, seen);
        Assert.InRange(spool.BlockCount, 3, Rows);
    }

    [Fact]
    public void Stores_codes_in_their_smallest_type()
    {
        using var spool = CreateSpool();

        Assert.Equal(2 * sizeof(float) + sizeof(byte) + sizeof(ushort) + 2 * sizeof(float) + sizeof(int), spool.RowBytes);
        Assert.Equal((long)Rows * spool.RowBytes, spool.Length);
    }

    [Fact]
    public void A_block_that_was_changed_is_an_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        using var spool = CreateSpool();
        Damage(spool.Length);

        Fault.Of("a block of it is not what was written", () =>
        {
            for (var block = 0; block < spool.BlockCount; block++)
            {
                spool.Read(block, spool.CreateBlock(spool.BlockRows), 0);
            }
        });
    }

    /// <summary>Changes a byte of the spool of this length, which has no name any more.</summary>
    private static void Damage(long length)
    {
        foreach (var link in Directory.EnumerateFiles("/proc/self/fd"))
        {
            if (File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName.EndsWith(".spool (deleted)", StringComparison.Ordinal) != true)
            {
                continue;
            }

            using var file = File.OpenHandle(link, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            if (RandomAccess.GetLength(file) == length)
            {
                var bytes = new byte[1];
                RandomAccess.Read(file, bytes, length / 2);
                RandomAccess.Write(file, [(byte)(bytes[0] ^ 1)], length / 2);
            }
        }
    }

    private static Spool CreateSpool()
    {
        var spool = new Spool(Path.GetTempPath(), windowBytes: 1, markCount: 9, rows => new SpooledBlock(rows, 2, [4, 700], 1, hasWeights: true));
        const int Part = 300;
        var block = spool.CreateBlock(Part);
        var (numbers, codes) = (new Matrix(2, Part), new CodeMatrix());
        codes.Resize(2, Part);
        for (var start = 0; start < Rows; start += Part)
        {
            for (var i = 0; i < Part; i++)
            {
                var row = start + i;
                (numbers[0, i], numbers[1, i], codes.Column(0)[i], codes.Column(1)[i]) = (row, -row, row % 5 - 1, row % 700 - 1);
                (block.Targets[i, 0], block.Weights[i], block.Marks[i]) = (row * 2, row / 2f, row % 9);
            }

            block.Inputs.Set(0, numbers, codes);
            spool.Append(block, Part);
        }

        spool.Complete();
        return spool;
    }
}
