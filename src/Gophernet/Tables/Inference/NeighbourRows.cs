using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Whether the order of the rows predicts the target: rows that follow each other are far more alike than pairs drawn from the whole table. Then rows follow
/// each other in time, or belong together, and held-back rows between those that are learnt from make a model look better than it is.
/// </summary>
internal static class NeighbourRows
{
    // By chance half of all rows are nearer to the next than to another, give or take 0.05 for 100 rows. 0.75 is a serial correlation of about 0.8.
    private const int MinRows = 100;
    private const double MinNearer = 0.75;

    // Of classes: how much more often two neighbours are alike than by chance, as a share of what is possible (Cohen's kappa).
    private const double MinAgreement = 0.5;

    // A table that is sorted by its target is no series: its numbers rise and do not fall, each of its classes stands together.
    private const double MinTurns = 0.1;
    private const int MinSteps = 10;
    private const int MinRunsPerClass = 3;

    private const double GoldenRatio = 0.6180339887498949;
    private const int BlockRows = 256;

    /// <summary>What the user should know of the order of the rows; null where it says nothing of the target.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="table">The rows.</param>
    /// <param name="values">The first number of the target in each row.</param>
    /// <param name="features">The features.</param>
    /// <param name="threads">The most threads to use.</param>
    public static TableNote? NoteOn(
        Schema schema, Table table, double[] values, IReadOnlyList<(Feature Feature, Column Values)> features, int threads)
    {
        if (!Tells(schema.Target, values) || !Tells(schema.Target, WithoutCopies(values, RowHashes.Of(schema, table, threads))))
        {
            return null;
        }

        const string finding =
            "the targets of rows that follow each other are far more alike than others: held-back rows between them may be judged too well; ";
        return features.FirstOrDefault(feature => feature.Feature is { IsTime: true, IsNumber: false } && Rises(feature.Values)) is { Feature: { } time }
            ? new(finding + $"the rows follow each other by \"{time.Name}\": judge on later ones", new Setting("time", time.Name)) { Code = "dependent_rows" }
            : new(finding + "if they follow each other in time, judge on later ones, and if some belong together, keep those on one side", new Setting("time"))
            {
                Code = "dependent_rows",
                Alternative = new Setting("group"),
            };
    }

    private static bool Tells(Target target, double[] values) =>
        values.Length >= MinRows && (target is NumberTarget ? AreNear(values) : AreAlike(values));

    /// <summary>The values of rows with other inputs than the row before: copies stay on one side of every division anyway.</summary>
    private static double[] WithoutCopies(double[] values, ulong[] hashes) => values.Where((_, row) => row == 0 || hashes[row] != hashes[row - 1]);

    /// <summary>Whether numbers are mostly nearer to the next than to another, rising and falling.</summary>
    internal static bool AreNear(ReadOnlySpan<double> values)
    {
        var (nearer, ups, downs, other) = (0L, 0L, 0L, 0);
        var step = StepOf(values.Length);
        for (var row = 0; row + 1 < values.Length; row++)
        {
            other = (other + step) % values.Length;
            var (next, far) = (values[row + 1] - values[row], Math.Abs(values[other] - values[row]));
            nearer += Math.Abs(next) < far ? 2 : Math.Abs(next) == far ? 1 : 0;
            ups += next > 0 ? 1 : 0;
            downs += next < 0 ? 1 : 0;
        }

        return nearer >= MinNearer * 2 * (values.Length - 1) && ups + downs >= MinSteps && Math.Min(ups, downs) >= MinTurns * (ups + downs);
    }

    /// <summary>Whether classes stand in runs, more of them than there are classes.</summary>
    internal static bool AreAlike(ReadOnlySpan<double> classes)
    {
        var counts = new List<int>();
        var runs = 0;
        for (var row = 0; row < classes.Length; row++)
        {
            var code = (int)classes[row];
            while (counts.Count <= code)
            {
                counts.Add(0);
            }

            counts[code]++;
            runs += row == 0 || classes[row] != classes[row - 1] ? 1 : 0;
        }

        var (byChance, present) = (0.0, 0);
        foreach (var count in counts)
        {
            byChance += (double)count / classes.Length * count / classes.Length;
            present += count > 0 ? 1 : 0;
        }

        var alike = 1 - (double)(runs - 1) / (classes.Length - 1);
        return runs > MinSteps && runs >= MinRunsPerClass * present && alike - byChance >= MinAgreement * (1 - byChance);
    }

    /// <summary>A step that visits every row once, far from the one before.</summary>
    private static int StepOf(int rows)
    {
        var step = (int)(rows * GoldenRatio);
        while (WholeNumbers.GreatestDivisor(step, rows) > 1)
        {
            step++;
        }

        return step;
    }

    private static bool Rises(Column column)
    {
        Span<double> values = stackalloc double[BlockRows];
        var last = double.NegativeInfinity;
        for (var start = 0; start < column.Count; start += BlockRows)
        {
            var block = values[..Math.Min(BlockRows, column.Count - start)];
            column.CopyTo(start, block);
            foreach (var value in block)
            {
                if (!(value >= last)) // nor is NaN
                {
                    return false;
                }

                last = value;
            }
        }

        return true;
    }
}
