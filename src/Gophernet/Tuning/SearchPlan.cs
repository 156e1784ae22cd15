using Gophernet.Training;

namespace Gophernet.Tuning;

/// <summary>
/// How thoroughly a search judges. Without a limit of time, as thoroughly as can be; with one, so that a bracket of trials and the end are done within it, as
/// far as the speed so far tells.
/// </summary>
/// <param name="halving">The steps that judge.</param>
/// <param name="options">What is searched, and how.</param>
/// <param name="own">The user's own options.</param>
internal sealed class SearchPlan(Halving halving, TuningOptions options, TrainingOptions own)
{
    /// <summary>The best trials that are ranked again where all are ranked more thoroughly.</summary>
    public const int RankedAnew = 3;

    /// <summary>The rung that ranks trials: that which the best of each bracket come to. All parts, unless time is short.</summary>
    public int[] Top { get; private set; } = halving.All;

    /// <summary>Whether the comparison at the end is of as many networks as the models have, and not just of one of each kind.</summary>
    public bool ComparesWhole { get; private set; } = true;

    /// <summary>Whether time is up, but for what is kept for the end.</summary>
    public bool IsOver => options.Time is { IsOver: true };

    private bool IsLimited => options.Time is { IsLimited: true };

    /// <summary>The cheapest rung, in which the user's own options are judged before the plan is made; nothing where there is no limit.</summary>
    public int[] First => IsLimited ? halving.Tops[0] : [];

    /// <summary>Makes the plan, once the speed is known. The end gets half of the time that is left, or else compares fewer networks.</summary>
    /// <param name="isJudged">Whether the user's own options are judged in a step.</param>
    public void Make(Func<int, bool> isJudged)
    {
        if (!IsLimited)
        {
            return;
        }

        ComparesWhole = WorkOfEnd(isWhole: true, cost: 1) <= options.Time!.WorkLeft / 2;
        KeepTimeForEnd(best: 0);
        Top = halving.Tops[0];
        foreach (var top in halving.Tops)
        {
            var work = halving.Work(top.Where(step => !isJudged(step))) + halving.Work(Math.Min(Halving.BracketSize, options.Trials), top);
            Top = work <= options.Time.WorkLeft ? top : Top;
        }
    }

    /// <summary>Keeps as much time for the end as it takes.</summary>
    /// <param name="best">The best trial so far.</param>
    public void KeepTimeForEnd(int best) => options.Time?.Reserve(WorkOfEnd(ComparesWhole, options.Time.CostOf(best)));

    /// <summary>
    /// Ranks trials more thoroughly from now on, where there is time for that after all: a sample takes longer than its share, and the machine may have been
    /// busy.
    /// </summary>
    /// <param name="done">The trials so far.</param>
    /// <returns>Whether the best so far have to be ranked anew.</returns>
    public bool TryRaise(int done)
    {
        var before = Top;
        foreach (var top in IsLimited ? halving.Tops : [])
        {
            var more = halving.Work(top.Where(step => Array.IndexOf(before, step) < 0));
            var work = (1 + RankedAnew) * more + halving.Work(Math.Min(Halving.BracketSize, options.Trials - done), top);
            Top = halving.Work(top) > halving.Work(Top) && work <= options.Time!.WorkLeft ? top : Top;
        }

        return Top != before;
    }

    /// <summary>The trials of the next bracket.</summary>
    /// <param name="done">The trials so far.</param>
    public int NextBracket(int done)
    {
        if (IsOver)
        {
            return 0;
        }

        // Where time is up, those trials count that are through: of a single rung that may be any of them. And one there should be at all.
        var left = options.Trials - done;
        var work = IsLimited && halving.Rungs(Top).Count > 1 ? options.Time!.WorkLeft : double.PositiveInfinity;
        return Math.Max(halving.NextBracket(left, work, Top), done == 0 ? Math.Min(1, left) : 0);
    }

    /// <summary>
    /// The work of the end: the comparison, of networks that learn from all parts but one, and the model, of all rows. A part is judged by one network of each
    /// kind, which learns from all parts but two.
    /// </summary>
    /// <param name="isWhole">Whether the comparison is of as many networks as the models have.</param>
    /// <param name="cost">How many times as long as the user's own options the best trial takes.</param>
    private double WorkOfEnd(bool isWhole, double cost)
    {
        var networks = Math.Max(1.0, (double)own.NetworkCount / own.KindCount);
        var comparison = (1 + cost) * (isWhole ? networks : 1) * (options.Folds - 1);
        var model = Math.Max(1, cost) * networks * options.Folds;
        return (comparison + model) / (options.Folds - 2);
    }
}
