using System.Globalization;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>What makes a model worthless without anyone noticing.</summary>
internal static class TargetWarnings
{
    // Of a class that is rarer than one in a hundred, accuracy says nothing.
    private const int MinRowsPerRareRow = 100;

    public static IEnumerable<TableNote> Find(Target target, double[][] values, IReadOnlyList<(Feature Feature, Column Values)> features)
    {
        if (target is ClassTarget classes)
        {
            var counts = new int[classes.Classes.Length];
            foreach (var code in values[0])
            {
                counts[(int)code]++;
            }

            if (counts.Where(count => count > 0).Length == 1)
            {
                yield return new($"every row has the class \"{classes.Classes[Array.FindIndex(counts, count => count > 0)]}\": "
                    + "there is nothing to tell apart; name another target or give rows of other classes") { Code = "single_class" };
                yield break;
            }

            var single = classes.Classes.Where((_, code) => counts[code] == 1).ToList();
            if (single.Count > 0)
            {
                yield return new($"classes with one row, too few to learn: {NameList.Shorten(single)}; give more rows of them or leave them out")
                {
                    Code = "too_rare_class",
                };
            }

            foreach (var note in ClassNotes(classes, counts, values[0].Length))
            {
                yield return note;
            }
        }

        for (var i = 0; i < values.Length && target is NumberTarget; i++)
        {
            var textOf = NumberInference.TextOf(((NumberTarget)target).WrittenAs(i));
            if (values[i].Length > 1 && Array.TrueForAll(values[i], number => number == values[i][0]))
            {
                yield return new($"target \"{target.Columns[i]}\": every row has the same number, {TextOf(values[i][0], textOf)}: there is nothing to predict; "
                    + "name another target or give rows with other numbers") { Code = "constant_target" };
                continue;
            }

            if (MonthNumbers.NoteOn($"target \"{target.Columns[i]}\"", values[i]) is { } months)
            {
                yield return months;
            }

            if (Sentinels.NoteOn($"target \"{target.Columns[i]}\"", values[i], NumberRange.Of(values[i]), textOf) is { } note)
            {
                yield return note;
            }
        }

        if (values.Length > 1)
        {
            yield break;
        }

        var buffer = new double[values[0].Length];
        foreach (var (feature, column) in features)
        {
            if (TargetLeaks.NoteOn(feature, column, buffer, values[0], target as ClassTarget, features.Count == 1) is { } leak)
            {
                yield return leak;
            }
        }
    }

    private static string TextOf(double number, Func<double, string>? textOf) => textOf?.Invoke(number) ?? number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<TableNote> ClassNotes(ClassTarget target, int[] counts, int rows)
    {
        if (SimilarNames.In(target.Classes) is { } alike)
        {
            yield return new($"classes that differ only in case or blanks: {alike}; if they are one, write them alike")
            {
                Code = "similar_classes",
            };
        }

        var rare = target.Classes.Where((_, code) => counts[code] > 1 && (long)counts[code] * MinRowsPerRareRow < rows).ToList();
        if (rare.Count > 0)
        {
            var fewest = counts[target.Classes.IndexOf(rare[0])];
            yield return new(rare.Count == 1
                ? $"the class \"{rare[0]}\" has {fewest} of {rows} rows: accuracy says nothing of it, its recall and pr_auc do; to learn more of it, weigh it"
                : $"classes with less than 1% of the rows: {NameList.Shorten(rare)}: accuracy says nothing of them, their recall does; "
                    + "to learn more of them, weigh them",
                new Setting("class-weight", "balanced"))
            {
                Code = "rare_class",
            };
        }
    }
}
