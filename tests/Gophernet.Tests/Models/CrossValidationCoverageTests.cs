using System.Globalization;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Tables.Inference;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>Slow: a simulation of many tables from one source.</summary>
public class CrossValidationCoverageTests
{
    private const int Tables = 200;
    private const int Rows = 60;

    [Fact]
    public void Intervals_of_95_percent_hold_what_models_of_other_tables_reach()
    {
        // y = x and noise, learned as a straight line, in 5 folds and 4 repeats. The mean over tables is the truth: every row is new to its model.
        var rmse = Enumerable.Range(0, Tables).Select(table => Validate((ulong)table)).ToArray();
        var truth = rmse.Average(table => table.Values.Average());

        Assert.InRange(Covered(table => table.JudgedPerLearnt), 0.90, 0.97);
        Assert.InRange(Covered(_ => 0), 0.4, 0.8); // as if models of other parts were of other tables
        Assert.InRange(truth, 0.95, 1.05); // the noise has a deviation of 1

        double Covered(Func<(double[] Values, double JudgedPerLearnt), double> correctionOf) => rmse.Select(
            table => ResampledMean.Of(table.Values, correctionOf(table))).Count(interval => interval.Low <= truth && truth <= interval.High) / (double)Tables;
    }

    private static (double[] Values, double JudgedPerLearnt) Validate(ulong seed)
    {
        var random = new RandomSource(seed, RandomPurpose.Splitting);
        var csv = new System.Text.StringBuilder("x,y\n");
        for (var row = 0; row < Rows; row++)
        {
            var x = random.NextNormal();
            csv.Append(CultureInfo.InvariantCulture, $"{x},{x + random.NextNormal()}\n");
        }

        var tables = InferredTable.Folds(csv.ToString(), new TableOptions { Scaling = NumberScaling.Standard });
        var line = Preset.Find("plain")!.For(new DataSize(Rows, TaskKind.Regression)) with
        {
            Hidden = [], Optimizer = Optimizer.LimitedMemoryBfgs, Epochs = 10, NetworkCount = 1, ValidationFraction = 0, BatchSize = 0,
        };
        var validation = new CrossValidation(tables, new CrossValidationOptions(line with { Seed = seed }) { Repeats = 4 });
        validation.Run();
        return ([.. validation.Parts.Select(part => part.Evaluation["rmse"])], validation.Result.JudgedPerLearnt);
    }
}
