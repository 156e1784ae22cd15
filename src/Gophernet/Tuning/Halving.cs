namespace Gophernet.Tuning;

/// <summary>
/// Successive halving (Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", 2016): trials start in brackets, all
/// of one are judged on a few parts of the rows, and the better third of them on more. A bracket waits for all of its trials, so that what comes of it does not
/// depend on who was first.
/// </summary>
internal static class Halving
{
    /// <summary>The trials of a whole bracket: 9, then 3, then 1.</summary>
    public const int BracketSize = 9;

    private const int Factor = 3;
    private const int MaxRungs = 3;

    /// <summary>The parts that the trials of a bracket are judged on after each rung, the last rung all of them: of 4 parts 1, 2 and 4.</summary>
    /// <param name="parts">The parts.</param>
    public static IReadOnlyList<int> Rungs(int parts) =>
        Sequences.Range(MaxRungs).Select(rung => (parts + (1 << (MaxRungs - 1 - rung)) - 1) >> (MaxRungs - 1 - rung)).Distinct();

    /// <summary>How many of some trials go on: a third, and one at least.</summary>
    public static int Survivors(int trials) => (trials + Factor - 1) / Factor;

    /// <summary>The networks that a bracket trains.</summary>
    /// <param name="trials">Its trials.</param>
    /// <param name="parts">The parts of the rows.</param>
    public static int Work(int trials, int parts)
    {
        var (work, judged) = (0, 0);
        foreach (var rung in Rungs(parts))
        {
            work += trials * (rung - judged);
            (trials, judged) = (Survivors(trials), rung);
        }

        return work;
    }

    /// <summary>The trials of the next bracket.</summary>
    /// <param name="trials">The most.</param>
    /// <param name="networks">The networks that there is time for.</param>
    /// <param name="parts">The parts of the rows.</param>
    public static int NextBracket(int trials, int networks, int parts)
    {
        var size = Math.Min(BracketSize, trials);
        while (size > 0 && Work(size, parts) > networks)
        {
            size--;
        }

        return size;
    }
}
