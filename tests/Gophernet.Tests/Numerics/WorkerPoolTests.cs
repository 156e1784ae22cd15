using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class WorkerPoolTests
{
    public static TheoryData<int> ThreadCounts { get; } = [1, 2, 3, 16];

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Every_item_is_done_once(int threads)
    {
        using var pool = new WorkerPool(threads);
        for (var count = 0; count < 50; count++)
        {
            var done = new int[count];

            pool.Run(count, (item, _) => Interlocked.Increment(ref done[item]));

            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Items_end_in_their_order(int threads)
    {
        using var pool = new WorkerPool(threads);
        var ended = new List<int>();

        pool.Run(1000, (item, _) => Thread.SpinWait(item % 7 * 100), (item, _) => ended.Add(item));

        Assert.Equal(Enumerable.Range(0, 1000), ended);
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_thread_has_a_number_of_its_own(int threads)
    {
        using var pool = new WorkerPool(threads);
        var isWorking = new int[threads];
        var clashes = 0;

        pool.Run(500, (_, thread) =>
        {
            clashes += Interlocked.Exchange(ref isWorking[thread], 1);
            Thread.SpinWait(50);
            Volatile.Write(ref isWorking[thread], 0);
        });

        Assert.Equal(0, clashes);
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_fault_in_an_item_reaches_the_caller_and_the_pool_goes_on(int threads)
    {
        using var pool = new WorkerPool(threads);
        static void Fail(int item, int thread) => throw new InvalidOperationException("as asked");

        Assert.Throws<InvalidOperationException>(() => pool.Run(20, Fail));
        Assert.Throws<InvalidOperationException>(() => pool.Run(20, Fail, static (_, _) => { }));
        Assert.Throws<InvalidOperationException>(() => pool.Run(20, static (_, _) => { }, Fail));
        var sum = 0;
        pool.Run(20, static (_, _) => { }, (item, _) => sum += item);

        Assert.Equal(190, sum);
    }

    [Fact]
    public void Threads_that_went_to_sleep_wake_up_for_more_work()
    {
        using var pool = new WorkerPool(Environment.ProcessorCount + 1); // so many sleep at once
        var sum = 0;
        for (var round = 0; round < 1000; round++)
        {
            pool.Run(3, static (_, _) => { }, (item, _) => sum += item);
        }

        Assert.Equal(3000, sum);
    }
}
