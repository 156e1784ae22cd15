using System.Collections.Immutable;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>How far predicted numbers may lie from those that were learnt from.</summary>
internal static class PredictionLimits
{
    /// <summary>
    /// The smallest and the largest target of the rows. Beside columns with long tails twice as wide, up to 0 where none is beyond: a new row may have
    /// a larger number than any before, and what follows from it. Where nothing is limited, numbers from logarithms are: a straight line grows to powers.
    /// </summary>
    public static ImmutableArray<(double Low, double High)> Of(TrainingTable data, NumberTarget target, TrainingOptions options)
    {
        var isLimited = options.LimitsPredictions || target.Smearings.IsEmpty;
        var hasTails = data.Schema.Features.Any(feature => feature is NumericFeature { Tails.IsEmpty: false });
        return [.. data.Table.TargetRanges().Select((range, i) =>
            isLimited && !hasTails ? range
            : isLimited || target.IsLogarithm(i) ? (Beyond(range.Low, range.High), Beyond(range.High, range.Low))
            : (-float.MaxValue, float.MaxValue))];

        static double Beyond(double end, double other) => Math.Sign(2 * end - other) == Math.Sign(end) ? 2 * end - other : 0;
    }
}
