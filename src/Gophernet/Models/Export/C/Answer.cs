using System.Globalization;
using Gophernet.Networks.Losses;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export.C;

/// <summary>What a file in C says of a row: the fields of its prediction, and how they come of what the networks put out.</summary>
/// <param name="model">The model.</param>
/// <param name="source">Receives the code.</param>
internal sealed class Answer(Model model, SourceFile source)
{
    private readonly Target _target = model.Schema.Target;

    private int Outputs => _target.OutputCount;

    private string Count => Literal.Of(_target.ValueCount);

    private string QuantileCount => Literal.Of(((NumberTarget)_target).Quantiles.Length);

    /// <summary>Whether there is a single number, which is a field and no array.</summary>
    public bool IsNumber => _target is NumberTarget { Columns.Length: 1 };

    /// <summary>The fields of a prediction.</summary>
    public string Fields => _target switch
    {
        ClassTarget => $"    int class_index; /* of gopher_classes, from 0 */\n    float probabilities[{Outputs}]; /* of each class */\n",
        MultiLabelTarget => $"    unsigned char labels[{Outputs}]; /* 1 for those of gopher_labels that are predicted */\n"
            + $"    float probabilities[{Outputs}]; /* of each label */\n",
        NumberTarget { Quantiles.IsEmpty: true } => IsNumber ? "    double value;\n" : $"    double values[{Count}]; /* of gopher_targets */\n",
        NumberTarget numbers => IsNumber
            ? $"    double value;\n    double quantiles[{QuantileCount}]; /* {QuantileNames(numbers)} */\n"
            : $"    double values[{Count}]; /* of gopher_targets */\n    double quantiles[{Count}][{QuantileCount}]; /* {QuantileNames(numbers)} of each */\n",
        _ => throw new GophernetException($"predictions of the form {_target.Form} cannot be exported to C", "Export to another format."),
    };

    /// <summary>The array of names that predictions are of, without its prefix, and the names.</summary>
    public (string Name, IReadOnlyList<string> Names) Names => _target switch
    {
        ClassTarget classes => ("classes", classes.Classes),
        MultiLabelTarget => ("labels", _target.Columns),
        _ => ("targets", _target.Columns),
    };

    /// <summary>Writes the function that answers for values that were read.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="takesTexts">Whether texts are taken apart first.</param>
    public void Write(NetworkCode networks, bool takesTexts)
    {
        ArgumentNullException.ThrowIfNull(networks);
        var (name, names) = Names;
        var texts = names.Select(Literal.Of);
        source.CountBytes("char *const", texts);
        source.Add($"const char *const gopher_{name}[{Literal.Of(names.Count)}] = {{\n    {string.Join(",\n    ", texts)},\n}};\n");
        if (_target is NumberTarget numbers)
        {
            WriteDecode(numbers);
        }

        var takeTexts = takesTexts
            ? "    const int column = gopher_take_texts(cells, &inputs);\n    if (column > 0)\n        return column;\n" : "";
        source.Add($$"""
            static int gopher_answer({{(takesTexts ? "" : "const ")}}struct gopher_cells *cells, struct gopher_prediction *prediction)
            {
                struct gopher_inputs inputs;
                float outputs[{{Outputs}}];
                if (!gopher_computes_exactly())
                    return GOPHER_INEXACT;
            {{takeTexts}}    gopher_fill(cells, &inputs);
                gopher_run(&inputs, outputs);
                for (int i = 0; i < {{Outputs}}; i++)
                    if (outputs[i] - outputs[i] != 0.0f)
                        return GOPHER_NOT_FINITE;
            {{Result()}}    return 0;
            }

            """);
    }

    private string Result() => _target switch
    {
        ClassTarget => Copy() + $"    prediction->class_index = {Decision()};\n",
        MultiLabelTarget => Copy() + $"    for (int i = 0; i < {Outputs}; i++)\n        prediction->labels[i] = outputs[i] > 0.5f;\n",
        NumberTarget { Quantiles.IsEmpty: true } => IsNumber
            ? "    prediction->value = gopher_decode(0, outputs[0]);\n"
            : $"    for (int i = 0; i < {Count}; i++)\n        prediction->values[i] = gopher_decode(i, outputs[i]);\n",
        _ => Quantiles((NumberTarget)_target),
    };

    private string Copy() => $"    gopher_copy(outputs, prediction->probabilities, {Outputs});\n";

    private string Decision()
    {
        var decision = model.Decision;
        if (decision.Threshold is { } bound && Outputs == 2)
        {
            return $"outputs[1] >= {Literal.Of((float)bound)}";
        }

        if (decision.Costs is { } costs)
        {
            source.Runtime.Need("cheapest");
            source.AddTable("double", "costs", Sequences.Range(Outputs * Outputs).Select(i => Literal.Of(costs[i / Outputs, i % Outputs])));
            return $"gopher_cheapest(outputs, gopher_costs, {Outputs})";
        }

        if (!decision.Weights.IsDefaultOrEmpty)
        {
            source.Runtime.Need("largest_weighted");
            source.AddTable("double", "decision_weights", decision.Weights.Select(Literal.Of));
            return $"gopher_largest_weighted(outputs, gopher_decision_weights, {Outputs})";
        }

        source.Runtime.Need("largest");
        return $"gopher_largest(outputs, {Outputs})";
    }

    private string Quantiles(NumberTarget target)
    {
        source.Runtime.Need("order");
        var (low, high) = LossFunction.MiddleOf(target.Quantiles);
        var (value, quantiles) = IsNumber ? ("prediction->value", "prediction->quantiles") : ("prediction->values[i]", "prediction->quantiles[i]");
        return $$"""
                for (int i = 0; i < {{Count}}; i++) {
                    float *const own = outputs + i * {{QuantileCount}};
                    gopher_order(own, {{QuantileCount}});
                    for (int j = 0; j < {{QuantileCount}}; j++)
                        {{quantiles}}[j] = gopher_decode(i, own[j]);
                    {{value}} = ({{quantiles}}[{{low}}] + {{quantiles}}[{{high}}]) / 2;
                }

            """;
    }

    /// <summary>Writes what brings an output back to the units of its column.</summary>
    private void WriteDecode(NumberTarget target)
    {
        var (hasLogarithms, hasLimits) = (Sequences.Range(target.Columns.Length).Any(target.IsLogarithm), !target.Limits.IsEmpty);
        source.AddTable("double", "target_scales", [.. target.Scalings.SelectMany(scaling => (double[])[scaling.Deviation, scaling.Mean]).Select(Literal.Of)]);
        var code = "    double number = output * gopher_target_scales[2 * column] + gopher_target_scales[2 * column + 1];\n";
        if (hasLogarithms)
        {
            source.Runtime.Need("exp_double", "clamp");
            source.AddTable("double", "smearings", target.Smearings.Select(Literal.Of));
            code += "    if (gopher_smearings[column] > 0.0) /* it was learned as a logarithm */\n"
                + "        number = gopher_exp_double(gopher_clamp(number, -80.0, 80.0)) * gopher_smearings[column];\n";
        }

        if (hasLimits)
        {
            source.Runtime.Need("clamp");
            source.AddTable("double", "limits", target.Limits.SelectMany(limit => (double[])[limit.Low, limit.High]).Select(Literal.Of));
        }

        code += hasLimits ? "    return gopher_clamp(number, gopher_limits[2 * column], gopher_limits[2 * column + 1]);\n" : "    return number;\n";
        source.Add($"/* A number in the units of its column. */\nstatic double gopher_decode(int column, float output)\n{{\n{code}}}\n");
    }

    private static string QuantileNames(NumberTarget target) =>
        string.Join(", ", target.Quantiles.Select(quantile => quantile.ToString("R", CultureInfo.InvariantCulture)));
}
