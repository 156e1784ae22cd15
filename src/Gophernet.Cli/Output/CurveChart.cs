using System.Globalization;
using Gophernet.Models;
using Gophernet.Training;

namespace Gophernet.Cli.Output;

/// <summary>How the training of each network went, as a chart of one line.</summary>
internal static class CurveChart
{
    private const int Columns = 24;
    private const int MaxNetworks = 8;

    /// <summary>Adds a line for each network: the error on rows held back, or the loss where there were none.</summary>
    /// <param name="text">Receives them.</param>
    /// <param name="curves">The curves.</param>
    /// <param name="training">The epochs that were kept.</param>
    public static void Add(LabelledText text, TrainingCurves curves, TrainingRecord training)
    {
        var label = "training";
        for (var network = 0; network < Math.Min(curves.Networks.Length, MaxNetworks); network++)
        {
            var curve = curves.Networks[network];
            var (isJudged, line) = (curves.ErrorName is not null, new Sparkline());
            var values = isJudged ? curve.Errors : curve.Losses;
            foreach (var value in values)
            {
                line.Add(value);
            }

            if (values.Length > 1)
            {
                var kept = isJudged ? string.Create(CultureInfo.InvariantCulture, $"; kept epoch {training.BestEpochs[network]}") : "";
                text.Add(label, $"{line.Draw(Columns)} {curves.ErrorName ?? "loss"} {MetricText.Of(values[0])} to {MetricText.Of(values[^1])}{kept}");
                label = "";
            }
        }
    }
}
