using System.Runtime;

namespace Gophernet.Tests;

/// <summary>What the tests that count allocations rest on.</summary>
public class AllocationTests
{
    [Fact]
    public void An_allocation_is_counted_to_the_byte()
    {
        object? kept = null;

        var bytes = Allocation.Of(() => kept = new byte[1000]);

        Assert.NotNull(kept);
        Assert.Equal(1000 + 3 * IntPtr.Size, bytes); // an array has a header, a type and a length
    }

    [Fact]
    public void Nothing_is_counted_where_nothing_is_allocated() => Assert.Equal(0, Allocation.Of(static () => { }));

    // When a background collection ends, what is left of each thread's allocation block counts as allocated: up to 8 KB at any moment.
    [Fact]
    public void No_collection_runs_in_the_background() => Assert.Equal(GCLatencyMode.Batch, GCSettings.LatencyMode);

    [Fact]
    public void Methods_are_compiled_once() =>
        Assert.True(AppContext.TryGetSwitch("System.Runtime.TieredCompilation", out var isTiered) && !isTiered);
}
