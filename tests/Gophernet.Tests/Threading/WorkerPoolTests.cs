using Gophernet.Threading;

namespace Gophernet.Tests.Threading;

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

            pool.Run(count, item => Interlocked.Increment(ref done[item]));

            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    // A thread that has just found a job of 2 empty must not take it for one of 16 that is being prepared.
    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Every_item_is_done_once_when_small_and_large_jobs_take_turns(int threads)
    {
        using var pool = new WorkerPool(threads);
        var done = new int[16];
        Action<int> work = item => Interlocked.Increment(ref done[item]);
        for (var round = 0; round < 100_000; round++)
        {
            var count = round % 2 == 0 ? 2 : done.Length;
            pool.Run(count, work);
            for (var item = 0; item < done.Length; item++)
            {
                Assert.Equal(item < count ? 1 : 0, Interlocked.Exchange(ref done[item], 0));
            }
        }
    }

    // What a job wrote is there for the next, whichever thread reads it.
    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_job_sees_all_that_the_one_before_did(int threads)
    {
        using var pool = new WorkerPool(threads);
        var values = new int[64];
        for (var round = 0; round < 2_000; round++)
        {
            var expected = round;
            pool.Run(values.Length, item => values[item] = values[item] == expected ? expected + 1 : -1);
        }

        Assert.All(values, value => Assert.Equal(2_000, value));
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void A_fault_in_an_item_reaches_the_caller_and_the_pool_goes_on(int threads)
    {
        using var pool = new WorkerPool(threads);

        Assert.Throws<InvalidOperationException>(() => pool.Run(20, static _ => throw new InvalidOperationException("as asked")));
        var sum = 0;
        pool.Run(20, item => Interlocked.Add(ref sum, item));

        Assert.Equal(190, sum);
    }

    [Fact]
    public void Threads_that_went_to_sleep_wake_up_for_more_work()
    {
        using var pool = new WorkerPool(Environment.ProcessorCount + 1); // so many sleep at once
        var sum = 0;
        for (var round = 0; round < 1_000; round++)
        {
            pool.Run(3, item => Interlocked.Add(ref sum, item));
        }

        Assert.Equal(3_000, sum);
    }

    [Fact]
    public void A_job_allocates_nothing()
    {
        using var pool = new WorkerPool(2);
        Action<int> work = static _ => { };
        pool.Run(2, work);

        Assert.Equal(0, Allocation.Of(() => pool.Run(2, work)));
    }
}
