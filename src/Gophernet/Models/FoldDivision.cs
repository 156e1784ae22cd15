using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>The rows of a table in parts, each judged by a model of others: by class or number, by groups or in time, and copies of a row together.</summary>
internal sealed class FoldDivision
{
    private readonly TrainingTable _all;
    private readonly int _folds;
    private readonly int[] _foldOf; // of each row; −1 for one that is never judged

    /// <summary>Divides the rows.</summary>
    /// <param name="all">The table, its repeated rows found.</param>
    /// <param name="folds">The parts.</param>
    /// <param name="random">Draws what is left open.</param>
    /// <exception cref="GophernetException">There are fewer groups or times than parts.</exception>
    public FoldDivision(TrainingTable all, int folds, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(all);
        (_all, _folds) = (all, folds);
        var target = all.Table.Target(0);
        var task = all.Schema.Target.Task;
        _foldOf = all.Dependence?.CrossFolds(Folds.StrataOf(target, task), folds, random)
            ?? Folds.Of(target, task, folds, random, all.Repeats, dealsRare: true);
    }

    /// <exception cref="GophernetException">A table has fewer than two rows for each part.</exception>
    public static void RequireRows(TrainingTable all, int folds)
    {
        ArgumentNullException.ThrowIfNull(all);
        if (all.Table.RowCount < 2 * folds)
        {
            throw new GophernetException(
                $"{all.Table.RowCount} rows cannot be divided into {folds} parts of two or more", "Give more rows, or fewer parts.")
            {
                IsOfSettings = true,
                Settings = [new("folds")],
            };
        }
    }

    /// <summary>The rows that the model of a part learns from, and those that judge it.</summary>
    /// <param name="fold">The part.</param>
    /// <param name="kept">A part that nobody learns from; negative for none.</param>
    public (int[] Learnt, int[] Judged) RowsOf(int fold, int kept = int.MinValue)
    {
        var all = Sequences.Range(_foldOf.Length);
        var judged = Array.FindAll(all, row => _foldOf[row] == fold);
        var learnt = Array.FindAll(all, row => _foldOf[row] != kept && (_all.Dependence?.MayLearn(_foldOf[row], fold) ?? _foldOf[row] != fold));
        return (_all.Dependence is null ? learnt : _all.Repeats?.Without(learnt, judged, _folds) ?? learnt, judged);
    }
}
