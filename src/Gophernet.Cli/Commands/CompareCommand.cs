using System.Text;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Comparison;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Storage;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet compare</c>: whether a model is better than another on the same rows.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Compares two models on the same rows: what differs by more than chance",
            "gophernet compare iris.safetensors new.safetensors iris.test.csv",
            "gophernet compare iris.safetensors new.safetensors iris.test.csv --min-gain accuracy=-0.01 --differing rows.csv");
        var options = new CompareOptions(verbosity);
        options.AddTo(command);
        command.RunWith(options.Read, settings => Run(settings, shell));
        return command;
    }

    private static int Run(CompareSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        var pair = PairOf(settings, shell, messages);
        GainGate.RequireKnown(settings.Gates, pair);
        FileNames.RequireApart(shell, [settings.Old, settings.New, settings.Data], ("--differing", settings.Differing), ("--output", settings.Output));
        using var input = InputFile.Open(settings.Data, shell);
        using var output = OutputFile.Create(settings.Output, shell);
        using var file = settings.Differing is { } path ? OutputFile.Create(path, shell) : null;
        Log.Reading(messages.Logger, input.Name);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        var differing = file is null ? null : new DifferingFile(file, pair, reader.Dialect);
        var comparison = ModelComparison.Run(pair, reader, settings.Threads, differing is null ? null : differing.CreateSink, Memory.Collect);
        messages.NoteReading(reader.Tally);
        ScoreNotes.WriteUndefined(comparison.Old, messages);
        if (comparison.Learnt is [_, ..] learnt)
        {
            messages.Warn(learnt is [var one]
                ? $"{one} was trained on this very table, which favours it: compare the models on rows that neither has seen"
                : "both models were trained on this very table: its rows are no test of how good they are on new ones");
        }

        foreach (var gate in settings.Gates)
        {
            gate.Judge(comparison);
        }

        file?.Commit(); // first: whoever reads the report may leave before its end
        if (settings.AsJson)
        {
            output.Write(stream => ComparisonJson.Write(comparison, settings.Gates, messages.Remarks, stream));
        }
        else
        {
            var isShown = settings.Output == "-";
            var text = ComparisonReport.ToText(comparison, isShown && shell.ColorsOutput, isShown ? shell.OutputWidth : int.MaxValue);
            output.Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }

        output.Commit();
        var passed = true;
        foreach (var gate in settings.Gates)
        {
            passed &= gate.Passed;
            GateMessage.Write(gate.Passed, gate.Text, shell, messages);
        }

        return passed ? ExitCode.Done : ExitCode.GateFailed;
    }

    private static Model Read(string path, Shell shell, Messages messages)
    {
        try
        {
            return ModelInput.Read(path, shell, messages);
        }
        catch (NotAModelException e) when (e.IsTable)
        {
            throw new GophernetException(e.Place, e.Message, "Both models come first, and then the table: gophernet compare OLD NEW DATA", e);
        }
    }

    private static ModelPair PairOf(CompareSettings settings, Shell shell, Messages messages)
    {
        var (old, @new) = (Read(settings.Old, shell, messages), Read(settings.New, shell, messages));
        var (oldName, newName) = (NameOf(settings.Old), NameOf(settings.New));
        var pair = ModelPair.Of(new ComparedModel(old, oldName), new ComparedModel(@new, newName)); // what is compared is the same
        var (oldCosts, newCosts) = (CostOption.Resolve(settings.Costs, old.Schema.Target, messages.Note) ?? old.Costs,
            CostOption.Resolve(settings.Costs, @new.Schema.Target, _ => { }) ?? @new.Costs);
        if (!AreSame(oldCosts, newCosts, pair.Order))
        {
            messages.Note("the models have different costs: expected_cost is not compared (--cost gives the same to both)");
            (oldCosts, newCosts) = (null, null);
        }

        if (!pair.HaveSameQuantiles)
        {
            messages.Note("the models predict different quantiles: metrics of quantiles are not compared");
        }

        return ModelPair.Of(new ComparedModel(old, oldName, oldCosts, RangesOf(old)), new ComparedModel(@new, newName, newCosts, RangesOf(@new)));

        PredictionRanges? RangesOf(Model model) => settings.Percents.IsEmpty ? null : model.RangesOf(settings.Percents);
    }

    private static string NameOf(string path) => InputFile.IsStandardInput(path) ? "<stdin>" : FileName.Show(path);

    private static bool AreSame(CostMatrix? old, CostMatrix? @new, int[] order)
    {
        if (old is null || @new is null)
        {
            return old is null && @new is null;
        }

        for (var i = 0; i < order.Length * order.Length; i++)
        {
            var (actual, decided) = (i / order.Length, i % order.Length);
            if (old[actual, decided] != @new[order[actual], order[decided]])
            {
                return false;
            }
        }

        return true;
    }
}
