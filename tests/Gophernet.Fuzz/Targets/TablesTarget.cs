using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Tables;
using Gophernet.Training;

namespace Gophernet.Fuzz.Targets;

/// <summary>
/// Tables to learn from. The first bytes choose what is said of the table, the rest is the table. What is found in it must not depend on the pieces in which it
/// comes; read again with the schema that was found, each row must have the values that it had; and a network must predict them.
/// </summary>
internal sealed class TablesTarget() : FuzzTarget("tables", maxLength: 700)
{
    private const string Source = "t";

    protected override void Run(ReadOnlySpan<byte> input)
    {
        var choices = new FuzzInput(input);
        var delivery = new Delivery(choices.Next(), choices.Next());
        var csv = new CsvOptions(null, choices.Pick<bool?>(null, true, false)) { Ragged = (RaggedRows)choices.Next(3) };
        var describe = Describe(ref choices);
        var bytes = choices.Rest.ToArray();
        if (Names(bytes, csv) is not { Count: > 0 } names)
        {
            return;
        }

        var options = describe(names);
        var (whole, training) = Read(Delivery.Whole, bytes, csv, options);
        DifferenceException.Require("table, pieces", whole, Read(delivery, bytes, csv, options).Outcome);
        if (training is not null)
        {
            if (options is { Group: null, Time: null, Weight: null } && !training.Notes.Any(note => note.Text.Contains("left out", StringComparison.Ordinal)))
            {
                TableReplay.Check(training, () => Open(delivery, bytes, csv));
            }

            Predict(training, delivery, bytes, csv);
        }
    }

    /// <summary>What is said of a table, once the names of its columns are known.</summary>
    private static Func<IReadOnlyList<string>, TableOptions> Describe(ref FuzzInput choices)
    {
        var (targets, task) = (choices.Next(4), choices.Pick<TaskKind?>(null, TaskKind.Classification, TaskKind.Regression, TaskKind.MultiLabel));
        var (first, second) = (choices.Next(), choices.Next());
        var ((role, column), (otherRole, otherColumn)) = ((choices.Next(16), choices.Next()), (choices.Next(16), choices.Next()));
        var (logarithms, sign) = (choices.Pick<bool?>(null, true, false), choices.Pick<char?>(null, '.', ','));
        var (scaling, missing) = (choices.Next(4), choices.Next(3));
        return names =>
        {
            string At(int index) => names[index % names.Count];

            var options = new TableOptions
            {
                Targets = targets switch { 1 => [At(first)], 2 => [.. new[] { At(first), At(second) }.Distinct()], 3 => [.. names.TakeLast(2)], _ => [] },
                Task = task,
                LearnsLogarithms = logarithms,
                DecimalSign = sign,
                Scaling = scaling switch { 1 => NumberScaling.Standard, 2 => NumberScaling.None, 3 => NumberScaling.Robust, _ => null },
                Missing = missing == 1 ? new MissingTokens(["", "?"]) : MissingTokens.Default,
                TextBuckets = TableOptions.MinTextBuckets,
            };
            return With(With(options, role, At(column)), otherRole, At(otherColumn));
        };
    }

    private static TableOptions With(TableOptions options, int role, string name) => role switch
    {
        1 => options with { Categorical = [name] },
        2 => options with { Numeric = [name] },
        3 => options with { Text = [name] },
        4 => options with { Dropped = [name] },
        5 => options with { Weight = name },
        6 => options with { Group = name },
        7 => options with { Time = name },
        8 => options with { Time = TableOptions.RowOrder },
        9 => options with { Dates = ["dmy"] },
        10 => options with { Dates = ["mdy"] },
        11 => options with { Dates = [$"{name}=compact"] },
        12 => options with { Dates = [$"{name}=epoch"] },
        13 => options with { Dates = [$"{name}=excel"] },
        _ => options,
    };

    private static CsvReader Open(Delivery delivery, byte[] bytes, CsvOptions csv) => CsvInput.Open(delivery.Open(bytes), Source, csv);

    /// <summary>The fields of the first record; null where there is none.</summary>
    private static List<string>? Names(byte[] bytes, CsvOptions csv)
    {
        try
        {
            var reader = Open(Delivery.Whole, bytes, csv);
            return reader.MoveNext()
                ? [.. Enumerable.Range(0, reader.Current.FieldCount).Select(i => Encoding.UTF8.GetString(reader.Current[i].Bytes).Trim())]
                : null;
        }
        catch (GophernetException)
        {
            return null;
        }
    }

    /// <summary>What is found in a table, as text, and the table; or the fault.</summary>
    private static (List<string> Outcome, TrainingTable? Training) Read(Delivery delivery, byte[] bytes, CsvOptions csv, TableOptions options)
    {
        try
        {
            var training = TableInference.Read(Open(delivery, bytes, csv), options);
            return (Describe(training), training);
        }
        catch (GophernetException e)
        {
            return ([$"{e.Place} {e.Message} {e.Hint}"], null);
        }
    }

    private static List<string> Describe(TrainingTable training)
    {
        var schema = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(schema))
        {
            json.WriteStartObject();
            SchemaDocument.Write(training.Schema, json);
            json.WriteEndObject();
        }

        var outcome = new List<string> { Encoding.UTF8.GetString(schema.WrittenSpan), training.LeftOutCount.ToString(CultureInfo.InvariantCulture) };
        outcome.AddRange(training.Dropped.Select(dropped => $"{dropped.Column}: {dropped.Reason}"));
        outcome.AddRange(training.Notes.Select(note => note.Text));
        for (var i = 0; i < training.Schema.Features.Length; i++)
        {
            outcome.Add(string.Join(' ', training.Table.Feature(i).ToArray()));
        }

        return outcome;
    }

    /// <summary>Predicts the table with a network that learned nothing.</summary>
    private static void Predict(TrainingTable training, Delivery delivery, byte[] bytes, CsvOptions csv)
    {
        var options = Preset.Find("plain")!.For(DataSize.Of(training)) with { Hidden = [3], Seed = 1 };
        var parameters = new Parameters(NetworkPlan.ShapeFor(training.Schema, options));
        options.StartingWeights.Fill(parameters, new RandomSource(options.Seed, RandomPurpose.StartingWeights));
        var model = new Model(
            training.Schema, new Network(parameters), new TrainingRecord("0.1.0", options, training.Table.RowCount, 1, [1], 0) { Scaling = training.Scaling });
        DifferenceException.Require(
            "predictions, pieces", Evaluate(model, () => Open(Delivery.Whole, bytes, csv)), Evaluate(model, () => Open(delivery, bytes, csv)));
    }

    private static List<string> Evaluate(Model model, Func<CsvReader> open)
    {
        try
        {
            return [.. ModelEvaluation.Run(model, open()).Values.Select(metric => $"{metric.Name} {metric.Value:R}")];
        }
        catch (GophernetException e)
        {
            return [$"{e.Place} {e.Message} {e.Hint}"];
        }
    }
}
