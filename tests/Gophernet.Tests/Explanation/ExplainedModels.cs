using System.Globalization;
using Gophernet.Explanation;
using Gophernet.Models;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Models;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Explanation;

/// <summary>Models with random weights, and rows for them.</summary>
internal static class ExplainedModels
{
    /// <summary>Numbers, and a category last, in front of two numbers.</summary>
    /// <param name="numbers">The columns of numbers.</param>
    /// <param name="hidden">The neurons of its hidden layer; 0 for a linear model.</param>
    public static Model Create(int numbers, int hidden)
    {
        string[] names = [.. Enumerable.Range(0, numbers).Select(i => $"x{i}")];
        var schema = new Schema(
            [.. names, "c", "y", "z"],
            ["", "NA"],
            [.. names.Select((name, i) => new NumericFeature(name, new Scaling(0, i, i + 0.5), HasMissing: true, [])),
                new CategoricalFeature("c", ["p", "q"], HasOther: true, HasMissing: false)],
            new NumberTarget(["y", "z"], [new Scaling(0, 10, 2), new Scaling(0, -10, 4)]));
        return SmallModel.Create(schema, hidden == 0 ? [] : [hidden], Activation.Identity, 3);
    }

    /// <summary>One that predicts the same of every row.</summary>
    public static Model Constant(int numbers)
    {
        var model = Create(numbers, hidden: 0);
        model.Networks[0].Parameters.Weights(0).Values.Clear();
        model.Networks[0].Parameters.Biases(0).Values.Fill(0.3f);
        return model;
    }

    /// <summary>Random rows with targets; one cell in ten is missing.</summary>
    public static string Csv(int numbers, int rows, ulong seed = 1)
    {
        var random = new RandomSource(seed, RandomPurpose.Splitting);
        var lines = Enumerable.Range(0, rows).Select(_ => string.Join(',', [.. Enumerable.Range(0, numbers).Select(_ => random.NextInt32(10) == 0
            ? "" : random.NextNormal().ToString(CultureInfo.InvariantCulture)), "pqr"[random.NextInt32(3)].ToString(), "1", "2"]));
        return string.Join(',', Enumerable.Range(0, numbers).Select(i => $"x{i}")) + ",c,y,z\n" + string.Join('\n', lines) + "\n";
    }

    /// <summary>Reads rows without their targets.</summary>
    public static Table Inputs(Model model, string csv) => ModelTable.ReadInputs(model.Schema, InferredTable.Open(csv), 1);

    /// <summary>What a model predicts of rows, in the units of the target, [rows][columns].</summary>
    public static double[][] Predict(Model model, Table table)
    {
        var outputs = new Predictor(model).Predict(table);
        return [.. Enumerable.Range(0, table.RowCount).Select(row => Enumerable.Range(0, 2)
            .Select(i => new ExplainedOutput("", i).Of(model, outputs.Row(row))).ToArray())];
    }
}
