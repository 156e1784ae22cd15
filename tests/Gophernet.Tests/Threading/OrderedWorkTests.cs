using Gophernet.Threading;

namespace Gophernet.Tests.Threading;

public class OrderedWorkTests
{
    private const int Pieces = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public void Pieces_are_committed_in_the_order_in_which_they_were_taken(int threads)
    {
        var work = new Numbers(Pieces);

        work.Run(threads);

        Assert.Equal(Enumerable.Range(0, Pieces).Select(i => i * i), work.Committed);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(16, 100)]
    [InlineData(16, Pieces - 1)]
    public void The_first_failure_ends_the_work_after_the_pieces_before_it(int threads, int first)
    {
        foreach (var phase in (Phase[])[Phase.Take, Phase.Process, Phase.Commit])
        {
            // Every piece from there on fails; that of the first is what is thrown.
            var work = new Numbers(Pieces) { Fails = (current, piece) => current == phase && piece >= first };

            var failure = Assert.Throws<InvalidDataException>(() => work.Run(threads));

            Assert.Equal($"{phase} {first}", failure.Message);
            Assert.Equal(Enumerable.Range(0, first).Select(i => i * i), work.Committed);
        }
    }

    [Theory]
    [InlineData(1, true, false)]
    [InlineData(4, false, false)] // small pieces: a slow pipe, or little work
    [InlineData(4, true, true)]
    public void There_are_threads_only_where_large_pieces_follow_each_other(int threads, bool areLarge, bool expected)
    {
        var work = new Numbers(Pieces) { AreLarge = areLarge };

        work.Run(threads);

        Assert.Equal(expected, work.Threads.Any(thread => thread != Environment.CurrentManagedThreadId));
    }

    [Fact]
    public void One_large_piece_is_done_without_threads()
    {
        var work = new Numbers(1);

        work.Run(4);

        Assert.Equal([Environment.CurrentManagedThreadId], work.Threads);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_failure_does_not_wait_for_a_source_that_has_nothing(int threads)
    {
        using var never = new ManualResetEventSlim();
        var work = new Numbers(Pieces)
        {
            Fails = (phase, piece) => phase == Phase.Process && piece == 9,
            BeforeTake = piece => never.Wait(piece < 10 ? 0 : Timeout.Infinite),
        };

        Assert.Throws<InvalidDataException>(() => work.Run(threads));

        Assert.Equal(9, work.Committed.Count);
        never.Set();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void Each_number_is_visited_once(int threads)
    {
        var visits = new int[1000];

        OrderedWork.ForEach(threads, visits.Length, i => visits[i]++);

        Assert.All(visits, count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void The_exception_of_the_lowest_number_is_thrown(int threads)
    {
        var fault = Assert.Throws<InvalidDataException>(() => OrderedWork.ForEach(
            threads, 100, i => _ = i % 7 == 6 ? throw new InvalidDataException($"{i}") : i));

        Assert.Equal("6", fault.Message);
    }

    [Fact]
    public void There_is_at_least_one_thread() => Assert.Throws<ArgumentOutOfRangeException>(() => OrderedWork.ForEach(0, 1, _ => { }));

    private enum Phase
    {
        Take,
        Process,
        Commit,
    }

    /// <summary>Squares the numbers from 0.</summary>
    private sealed class Numbers(int count)
    {
        private int _next;

        public int Count => count;

        public Func<Phase, int, bool> Fails { get; init; } = (_, _) => false;

        public Action<int> BeforeTake { get; init; } = _ => { };

        public bool AreLarge { get; init; } = true;

        public List<int> Committed { get; } = [];

        public HashSet<int> Threads { get; } = [];

        public void Run(int threads) => OrderedWork.Run(threads, () => new Worker(this));

        private void Enter(Phase phase, int piece)
        {
            if (Fails(phase, piece))
            {
                throw new InvalidDataException($"{phase} {piece}");
            }
        }

        private sealed class Worker(Numbers numbers) : OrderedWorker
        {
            private int _piece;
            private int _square;

            public override bool IsLarge => numbers.AreLarge;

            public override bool Take()
            {
                if (numbers._next == numbers.Count)
                {
                    return false;
                }

                numbers.BeforeTake(numbers._next);
                _piece = numbers._next++;
                numbers.Enter(Phase.Take, _piece);
                return true;
            }

            public override void Process()
            {
                numbers.Enter(Phase.Process, _piece);
                _square = _piece * _piece;
            }

            public override void Commit()
            {
                numbers.Enter(Phase.Commit, _piece);
                numbers.Threads.Add(Environment.CurrentManagedThreadId);
                numbers.Committed.Add(_square);
            }
        }
    }
}
