using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Gophernet.Numerics;

namespace Gophernet.Cli.Tests;

/// <summary>The kernel of products in C, for vectors of 512 bits: the bits of the managed one, in tiles of any shape.</summary>
public unsafe class WideTileTests
{
    private const int Columns = PanelMatrix.PanelColumns;
    private const int Inner = 21;
    private const int MostPanels = 9;

    private static readonly string Source = Repository.File("src", "Gophernet.Cli", "Native", "tiles.c");

    [Theory]
    [InlineData("", "wide\n")]
    [InlineData("DOTNET_EnableAVX512=1", "wide\n")]
    [InlineData("DOTNET_EnableAVX512=0", "narrow\n")]
    public void A_variable_leaves_it_out(string variable, string kernel)
    {
        Assert.SkipUnless(Avx512F.IsSupported, "needs a processor with AVX-512");
        using var workspace = new Workspace();
        workspace.Write("main.c", """
            #include <stdio.h>
            void *gophernet_tiles(void);
            int main(void) { puts(gophernet_tiles() ? "wide" : "narrow"); return 0; }

            """);
        var (exitCode, _, error) = CModel.Tool(workspace, "clang", [Source, "main.c", "-o", "main"]);
        Assert.Equal((0, ""), (exitCode, error));

        Assert.Equal(kernel, CModel.Tool(workspace, "env", [.. variable.Split(' ', StringSplitOptions.RemoveEmptyEntries), "./main"]).Output);
    }

    [Fact]
    public void Gives_the_bits_of_the_managed_kernel()
    {
        Assert.SkipUnless(Avx512F.IsSupported, "needs a processor with AVX-512");
        using var workspace = new Workspace();
        var (exitCode, _, error) = CModel.Tool(workspace, "clang", ["-O2", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", Source, "-o", "tiles.so"]);
        Assert.Equal((0, ""), (exitCode, error));
        var library = NativeLibrary.Load(workspace.File("tiles.so"));
        try
        {
            var find = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "gophernet_tiles");
            var wide = (delegate* unmanaged<nint, TileFactors*, TilePanels*, float*, nint, void>)find();
            Assert.True(wide != null);
            for (var rows = 1; rows <= ProductTile.MaxRows; rows++)
            {
                for (var panels = 0; panels <= MostPanels; panels++)
                {
                    AssertSame(wide, rows, panels);
                }
            }
        }
        finally
        {
            NativeLibrary.Free(library);
        }
    }

    private static void AssertSame(delegate* unmanaged<nint, TileFactors*, TilePanels*, float*, nint, void> wide, int rows, int count)
    {
        var factors = Numbers(ProductTile.MaxRows * Inner, 1);
        var values = Numbers(MostPanels * Inner * Columns, 2);
        var biases = Numbers(ProductTile.MaxRows, 3);
        var start = Numbers(MostPanels * (rows + 1) * Columns, 4);
        fixed (float* f = factors, v = values, b = biases)
        {
            TileFactors[] places =
            [
                new(f, Inner, 1, Inner), // rows of a matrix
                new(f, 1, ProductTile.MaxRows, Inner), // columns of one
                new(f, 3, 1, 3, 3 * ProductTile.MaxRows, Inner / 3), // rows in panels
            ];
            foreach (var place in places)
            {
                foreach (var (firsts, continues) in new[] { ((nint)b, false), (0, false), (0, true) })
                {
                    var (expected, actual) = ((float[])start.Clone(), (float[])start.Clone());
                    fixed (float* e = expected, a = actual)
                    {
                        ProductTile.Run(rows, place, new(v, Inner * Columns, count, e, Columns, (rows + 1) * Columns), (float*)firsts, continues);
                        var copy = place;
                        var panels = new TilePanels(v, Inner * Columns, count, a, Columns, (rows + 1) * Columns);
                        wide(rows, &copy, &panels, (float*)firsts, continues ? 1 : 0);
                    }

                    Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
                }
            }
        }
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
