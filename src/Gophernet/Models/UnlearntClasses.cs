using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Models;

/// <summary>
/// Classes of which no row is among those that a fold's model gets, where their rows are judged, such as those of a single group: it cannot find them.
/// </summary>
internal static class UnlearntClasses
{
    private const int MaxNotes = 5; // all for the same reason

    /// <summary>What the user should know of them.</summary>
    /// <param name="training">The rows that are divided.</param>
    /// <param name="parts">The rows that the model of each fold gets, and those that it is judged on; of one repeat.</param>
    public static IReadOnlyList<TableNote> NotesOn(TrainingTable training, IReadOnlyList<(int[] Learnt, int[] Judged)> parts)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(parts);
        if (training.Schema.Target is not ClassTarget target)
        {
            return [];
        }

        var codes = training.Table.Target(0);
        var (all, unlearnt) = (target.CountRows(codes), new int[target.Classes.Length]);

        foreach (var (learnt, judged) in parts)
        {
            var isLearnt = new bool[all.Length];
            foreach (var row in learnt)
            {
                isLearnt[(int)codes[row]] = true;
            }

            foreach (var row in judged)
            {
                unlearnt[(int)codes[row]] += isLearnt[(int)codes[row]] ? 0 : 1;
            }
        }

        // Of a class of one row that is said when the table is read.
        var notes = Sequences.Range(all.Length).Where(code => all[code] > 1 && unlearnt[code] > 0).Select(code => new TableNote(
            $"{target.Classes[code]}: {unlearnt[code]} of its {NameList.Count(all[code], "row")} are judged by models that have learnt from no row of it, and "
            + $"count as wrong; {AdviceFor(training.Dependence)}, or leave it out"));
        return notes.Take(MaxNotes);
    }

    private static string AdviceFor(RowDependence? dependence) => dependence switch
    {
        GroupedRows groups => $"give rows of it in more groups of \"{groups.Column}\"",
        TimedRows => "give earlier rows of it",
        _ => "give more rows of it",
    };
}
