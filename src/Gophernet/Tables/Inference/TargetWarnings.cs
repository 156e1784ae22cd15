using System.Globalization;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>What makes a model worthless without anyone noticing.</summary>
internal static class TargetWarnings
{
    // In fewer rows chance does the same.
    private const int MinRows = 4;
    private const int BlockRows = 256;

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

        foreach (var (feature, column) in features)
        {
            if (values.Length == 1 && column.Count >= MinRows && Predicts(column, values[0], target is ClassTarget))
            {
                yield return new(
                    $"column \"{feature.Name}\" tells the target by itself: if it is the target under another name, leave it out",
                    new Setting("drop", feature.Name))
                {
                    Code = "leak",
                };
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

    /// <summary>Whether the two columns are the same up to names: equal numbers, or one class for each value and one value for each class.</summary>
    private static bool Predicts(Column feature, double[] target, bool isClass)
    {
        Span<double> values = stackalloc double[BlockRows];
        var classOf = new Dictionary<double, double>();
        var valueOf = new Dictionary<double, double>();
        for (var start = 0; start < target.Length; start += BlockRows)
        {
            var rows = Math.Min(BlockRows, target.Length - start);
            feature.CopyTo(start, values[..rows]);
            for (var row = 0; row < rows; row++)
            {
                var (value, wanted) = (values[row], target[start + row]);
                if (!isClass ? !value.Equals(wanted) : (!classOf.TryAdd(value, wanted) && classOf[value] != wanted)
                    || (!valueOf.TryAdd(wanted, value) && !valueOf[wanted].Equals(value)))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
