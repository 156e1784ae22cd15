using System.Collections.Immutable;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>
/// The columns of numbers that networks learn from, where there are many more of them than rows: among thousands, some tell the target by chance, and a
/// network that takes all of them learns little else. Each network takes those that tell most of the target by themselves, in the rows that it learns
/// from alone: the rows that judge it must not have a part in the choice. Where columns are many, but not more than rows, only one kind of network
/// chooses, and held-out rows tell what it counts: of columns that all tell a little, such as pixels, a few say less.
/// </summary>
internal sealed class ColumnSelection
{
    // So many times as many columns of numbers as rows are many more.
    private const int MinColumnsPerRow = 2;
    private const int MinColumns = 50;

    // Up to so many rows a column, one kind of network chooses. Of a hundred columns, three with a part in the target, 1,200 rows still gained.
    private const int MaxRowsPerColumn = 8;

    // Of the columns that are taken, about so many may tell the target by chance. On tables of 150 rows and 5,000 columns, 8 of which have a part in the
    // target, at least 8 gave more than at least 4, 16 or 32.
    private const double MaxFalseShare = 0.2;
    private const int MinKept = 8;
    private const int MaxKept = 128;

    private readonly ImmutableArray<string> _names; // of all features

    private ColumnSelection(ImmutableArray<string> names, int[] features, ImmutableArray<bool[]?> masks) =>
        (_names, Features, Masks) = (names, features, masks);

    /// <summary>The features that some network takes, in their order.</summary>
    public int[] Features { get; }

    /// <summary>For each network, which of the numbers that these features become it takes; null for all.</summary>
    public ImmutableArray<bool[]?> Masks { get; }

    /// <summary>Whether every network takes some of the columns alone.</summary>
    public bool IsOfAll => Masks.All(mask => mask is not null);

    /// <summary>The names of the others.</summary>
    public ImmutableArray<string> NotSelected => [.. _names.Where((_, i) => Array.BinarySearch(Features, i) < 0)];

    /// <summary>The same rows with the features that are taken.</summary>
    public TrainingTable Select(TrainingTable data) => data with
    {
        Schema = data.Schema with { Features = [.. Features.Select(i => data.Schema.Features[i])] },
        Table = data.Table.WithFeatures(Features),
    };

    /// <summary>Whether every network takes some of the columns alone.</summary>
    public static bool Applies(TrainingTable data, TrainingOptions options)
    {
        var count = Candidates(data.Schema).Length;
        return options.SelectedColumns is { } asked ? asked > 0 && asked < count : count >= Math.Max(MinColumns, (long)MinColumnsPerRow * data.Table.RowCount);
    }

    /// <summary>Whether one kind of network does, beside those that take all.</summary>
    public static bool IsTried(TrainingTable data, TrainingOptions options)
    {
        var count = Candidates(data.Schema).Length;
        return options.SelectedColumns is null && data.Large is null && options.NetworkCount > options.KindCount && !Applies(data, options)
            && count >= MinColumns && data.Table.RowCount <= (long)MaxRowsPerColumn * count;
    }

    /// <summary>Chooses; null where each network takes all columns.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">How networks are trained.</param>
    /// <param name="hasOwnValidation">Whether other rows judge them.</param>
    /// <param name="threads">The most threads to use; the choice does not depend on it.</param>
    public static ColumnSelection? Of(TrainingTable data, TrainingOptions options, bool hasOwnValidation, int threads)
    {
        if (Choosers(data, options) is not { Length: > 0 } chooses)
        {
            return null;
        }

        var (schema, table) = (data.Schema, data.Table);
        var candidates = Candidates(schema);
        var parts = RowDivision.Of(Sequences.Range(table.RowCount), table.Target(0), hasOwnValidation, schema.Target.Task, options, data.Dependence,
            data.Repeats, chooses.Length);
        var learnt = Array.ConvertAll(parts, part => part.Learnt);
        var targets = new UnivariateScore(FeatureEncoder.EncodeTargets(schema, table, threads), learnt);
        var scores = new double[candidates.Length][]; // [candidates][networks]
        OrderedWork.ForEach(threads, candidates.Length, i =>
        {
            var feature = schema.Features[candidates[i]];
            var numbers = new Matrix(feature.Width, table.RowCount);
            feature.Encode(table.Feature(candidates[i], 0, new double[table.RowCount]), numbers, 0);
            scores[i] = targets.Of(numbers);
        });

        var kept = new bool[learnt.Length][];
        for (var member = 0; member < kept.Length; member++)
        {
            kept[member] = chooses[member % chooses.Length]
                ? Best(scores, member, options.SelectedColumns, learnt[member].Length, targets.OutputCount) : [];
        }

        bool Takes(bool[] one, int feature) => one.Length == 0 || one[Array.BinarySearch(candidates, feature)];
        int[] features = [.. Sequences.Range(schema.Features.Length).Where(i =>
            !IsOfNumbers(schema.Features[i]) || Array.Exists(kept, one => Takes(one, i)))];
        return new ColumnSelection(
            schema.FeatureNames, features, [.. kept.Select(one => one.Length == 0 ? null : MaskOf(schema, features, candidates, one))]);
    }

    /// <summary>Of each kind of network, whether it chooses; none where none does.</summary>
    private static bool[] Choosers(TrainingTable data, TrainingOptions options)
    {
        if (!Applies(data, options))
        {
            return IsTried(data, options) ? NetworkPlan.ChoosingKinds(data.Schema, options) : [];
        }

        var chooses = new bool[NetworkPlan.KindsFor(data.Schema, options with { Numbers = TrainingOptions.PlainNumbers }, hasChoosing: false).Count];
        Array.Fill(chooses, true);
        return chooses;
    }

    /// <summary>The features that there is a choice of.</summary>
    private static int[] Candidates(Schema schema) => Sequences.Range(schema.Features.Length).Where(i => IsOfNumbers(schema.Features[i]));

    private static bool IsOfNumbers(Feature feature) => !feature.IsCategory && !feature.IsText;

    /// <summary>Which candidates one network takes.</summary>
    private static bool[] Best(double[][] scores, int member, int? asked, int rows, int outputs)
    {
        int[] order = Sequences.Range(scores.Length).OrderBy(i => -scores[i][member]); // equal ones stay in the order of the columns
        var count = asked ?? Math.Clamp(Credible([.. order.Select(i => scores[i][member])], rows, outputs), MinKept, MaxKept);
        var kept = new bool[scores.Length];
        foreach (var i in order.AsSpan(0, Math.Min(count, order.Length)))
        {
            kept[i] = true;
        }

        return kept;
    }

    /// <summary>
    /// How many of the best are more than chance (Benjamini and Hochberg, "Controlling the false discovery rate", 1995). The chance of a correlation r is
    /// taken from Fisher's transformation, z = artanh(r)·√(rows − 3), and 2(1 − Φ(z)) ≤ e^(−z²/2).
    /// </summary>
    private static int Credible(double[] scores, int rows, int outputs)
    {
        for (var count = scores.Length; count > 0; count--)
        {
            var r = Math.Sqrt(Math.Min(scores[count - 1], 1 - 1e-12));
            var z = ScalarMath.Log((1 + r) / (1 - r)) / 2 * Math.Sqrt(Math.Max(1, rows - 3));
            if (outputs * ScalarMath.Exp(-z * z / 2) <= MaxFalseShare * count / scores.Length)
            {
                return count;
            }
        }

        return 0;
    }

    private static bool[] MaskOf(Schema schema, int[] features, int[] candidates, bool[] kept)
    {
        var mask = new List<bool>();
        foreach (var i in features)
        {
            for (var number = 0; number < schema.Features[i].NumberCount; number++)
            {
                mask.Add(!IsOfNumbers(schema.Features[i]) || kept[Array.BinarySearch(candidates, i)]);
            }
        }

        return [.. mask];
    }
}
