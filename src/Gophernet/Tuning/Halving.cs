namespace Gophernet.Tuning;

/// <summary>
/// Successive halving (Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", 2016): trials start in brackets, all
/// of one are judged cheaply, and the better third of them at more cost. A bracket waits for all of its trials, so that what comes of it does not depend on
/// who was first. Cheap are a few parts of the rows; and, where there are many rows, networks that learn from a sample of them.
/// </summary>
/// <remarks>
/// A step is what one trial is judged by at a time: a part of the rows, by its number, where networks learn from the other parts, or <see cref="Sample"/>, the
/// first part, where they learn from a sample of these. A rung is the steps that a score comes from.
/// </remarks>
/// <param name="parts">The parts that choose.</param>
/// <param name="learnt">The rows that a network of the first part learns from.</param>
internal sealed class Halving(int parts, int learnt)
{
    /// <summary>The trials of a whole bracket: 9, then 3, then 1.</summary>
    public const int BracketSize = 9;

    /// <summary>The step in which networks learn from a sample.</summary>
    public const int Sample = -1;

    private const int Factor = 3;
    private const int MinSample = 1000;
    private const int MaxSample = 30_000;
    private const int UsualDivisor = 9;

    private readonly int[] _half = Sequences.Range((parts + 1) / 2);

    /// <summary>A sample has one row of so many: at most 9, or of very many rows 30,000 in all; 1 where there are too few rows for a sample.</summary>
    public int Divisor { get; } = learnt < Factor * MinSample ? 1 : Math.Max(Math.Min(UsualDivisor, learnt / MinSample), learnt / MaxSample);

    /// <summary>The most thorough rung: all parts.</summary>
    public int[] All { get; } = Sequences.Range(parts);

    /// <summary>What may be the last rung, the cheapest first: the sample, one part, half of them, and all.</summary>
    public IReadOnlyList<int[]> Tops => Ascending([[Sample], [0], _half, All]);

    private bool HasSample => Divisor > 1;

    /// <summary>
    /// The rungs of a bracket: of 4 parts all trials are judged on 1, a third of them on 2, and a third of these on 4; where there is a sample, on that, on 1
    /// and on 4.
    /// </summary>
    /// <param name="top">The last.</param>
    public IReadOnlyList<int[]> Rungs(int[] top)
    {
        ArgumentNullException.ThrowIfNull(top);
        int[][] first = HasSample ? [[Sample], [0]] : [Sequences.Range((parts + 3) / 4), _half];
        return Ascending([.. first.Where(rung => Work(rung) < Work(top)), top]);
    }

    /// <summary>How many of some trials go on: a third, and one at least.</summary>
    public static int Survivors(int trials) => (trials + Factor - 1) / Factor;

    /// <summary>The work of some steps: a part is 1.</summary>
    public double Work(ReadOnlySpan<int> steps)
    {
        var work = 0.0;
        foreach (var step in steps)
        {
            work += step == Sample ? 1.0 / Divisor : 1;
        }

        return work;
    }

    /// <summary>The work of a bracket.</summary>
    /// <param name="trials">Its trials.</param>
    /// <param name="top">Its last rung.</param>
    public double Work(int trials, int[] top)
    {
        var work = 0.0;
        int[] judged = [];
        foreach (var rung in Rungs(top))
        {
            work += trials * Work(Array.FindAll(rung, step => Array.IndexOf(judged, step) < 0));
            (trials, judged) = (Survivors(trials), rung);
        }

        return work;
    }

    /// <summary>The trials of the next bracket.</summary>
    /// <param name="trials">The most.</param>
    /// <param name="work">The work that there is time for.</param>
    /// <param name="top">Its last rung.</param>
    public int NextBracket(int trials, double work, int[] top)
    {
        var size = Math.Min(BracketSize, trials);
        while (size > 0 && Work(size, top) > work)
        {
            size--;
        }

        return size;
    }

    /// <summary>The work of a number of trials, in brackets.</summary>
    public double WorkOf(int trials, int[] top) =>
        trials / BracketSize * Work(BracketSize, top) + Work(trials % BracketSize, top);

    /// <summary>Those rungs that there are, and that are more work than the one before.</summary>
    private int[][] Ascending(int[][] rungs)
    {
        var possible = rungs.Where(rung => rung[0] != Sample || HasSample);
        return possible.Where((rung, i) => i == 0 || Work(rung) > Work(possible[i - 1]));
    }
}
