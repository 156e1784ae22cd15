namespace Gophernet.Evaluation;

/// <summary>What each decision costs, by the class of the row and the class that is decided for it.</summary>
internal sealed class CostMatrix
{
    /// <summary>What a wrong decision costs where nothing is said of it, as of rows of classes that are not known.</summary>
    public const double Usual = 1;

    private readonly double[] _costs; // [actual, decided]

    /// <summary>Decisions that are right cost nothing, and others 1.</summary>
    public CostMatrix(int classCount)
    {
        (ClassCount, _costs) = (classCount, new double[classCount * classCount]);
        for (var i = 0; i < _costs.Length; i++)
        {
            _costs[i] = i / classCount == i % classCount ? 0 : Usual;
        }
    }

    /// <summary>A matrix of costs that were kept.</summary>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="values">The costs, as <see cref="Values"/>.</param>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public static CostMatrix Of(int classCount, ReadOnlySpan<double> values)
    {
        var costs = new CostMatrix(classCount);
        values.CopyTo(costs._costs);
        return values.Length == costs._costs.Length ? costs : throw new ArgumentException("There is not a cost for each pair of classes.", nameof(values));
    }

    /// <summary>All costs, [actual, decided].</summary>
    public ReadOnlySpan<double> Values => _costs;

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>What it costs to decide for a class where the row is of another, or the same.</summary>
    public double this[int actual, int decided] => _costs[actual * ClassCount + decided];

    /// <summary>Sets a cost, before anything is decided.</summary>
    public void Set(int actual, int decided, double cost) => _costs[actual * ClassCount + decided] = cost;

    /// <summary>The class whose expected cost is least; of the first, where several are equal.</summary>
    /// <param name="probabilities">That of each class, [classes]; they need not sum to 1.</param>
    public int Cheapest(ReadOnlySpan<float> probabilities)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var decided = 0; decided < ClassCount; decided++)
        {
            var expected = 0.0;
            for (var actual = 0; actual < ClassCount; actual++)
            {
                expected = Math.FusedMultiplyAdd(Math.Max(probabilities[actual], 0f), this[actual, decided], expected);
            }

            (best, least) = expected < least ? (decided, expected) : (best, least);
        }

        return best;
    }

    /// <summary>
    /// Of two classes, the probability from which on the second is the cheaper decision, if probabilities are right (Elkan, "The foundations of
    /// cost-sensitive learning", 2001); null where one decision is never the cheaper.
    /// </summary>
    public double? CheapestThreshold
    {
        get
        {
            var (falseAlarm, miss) = (this[0, 1] - this[0, 0], this[1, 0] - this[1, 1]);
            return falseAlarm > 0 && miss > 0 ? falseAlarm / (falseAlarm + miss) : null;
        }
    }

    /// <summary>The mean cost of a row of the decision that is best for all rows alike.</summary>
    /// <param name="classRows">How many rows each class has, [classes].</param>
    /// <param name="unknownRows">How many rows are of other classes.</param>
    public double OfBestConstant(ReadOnlySpan<long> classRows, long unknownRows = 0)
    {
        var (best, rows) = (double.PositiveInfinity, unknownRows);
        foreach (var count in classRows)
        {
            rows += count;
        }

        for (var decided = 0; decided < ClassCount; decided++)
        {
            var sum = unknownRows * Usual;
            for (var actual = 0; actual < ClassCount; actual++)
            {
                sum += classRows[actual] * this[actual, decided];
            }

            best = Math.Min(best, sum / rows);
        }

        return best;
    }

    /// <summary>The mean cost of the rows that were counted.</summary>
    /// <param name="confusion">Those of known classes.</param>
    /// <param name="unknownRows">How many rows are of other classes.</param>
    public double Of(ConfusionMatrix confusion, long unknownRows = 0)
    {
        var sum = unknownRows * Usual;
        for (var actual = 0; actual < ClassCount; actual++)
        {
            for (var decided = 0; decided < ClassCount; decided++)
            {
                sum += confusion[actual, decided] * this[actual, decided];
            }
        }

        return sum / (confusion.Total + unknownRows);
    }
}
