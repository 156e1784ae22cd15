using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Commands;

/// <summary>The rows of other files that a model is judged on in training: they should be none that it learns from.</summary>
/// <param name="settings">What to train.</param>
/// <param name="training">The rows to learn from, not yet encoded.</param>
/// <param name="shell">Where files are.</param>
/// <param name="messages">Receives what is noticed.</param>
internal sealed class OtherRows(TrainSettings settings, TrainingTable training, Shell shell, Messages messages)
{
    private SharedRows? _learnt;

    /// <summary>The rows to learn from, with their hashes where others were compared with them.</summary>
    public TrainingTable Training { get; private set; } = training;

    private int Threads => settings.Recipe.Threads;

    /// <summary>Reads the rows to choose the best epoch by; null where no file has them.</summary>
    /// <exception cref="GophernetException">All of them are rows to learn from.</exception>
    public TrainingTable? ReadValidation()
    {
        if (settings.ValidationData is null)
        {
            return null;
        }

        using var input = InputFile.Open(settings.ValidationData, shell);
        var reader = input.ReadCsv(settings.Recipe.Reading, messages.Note);
        var judged = ModelTable.Read(Training.Schema, reader, Threads, settings.Recipe.Table, Training.Dependence);
        messages.NoteReading(reader.Tally);
        messages.Say($"{input.Name}: {NameList.Count(judged.Table.RowCount, "row")} to choose the best epoch by");
        Compare(judged, input.Name, "--validation 0.2 holds back rows that are not learnt from; gophernet split makes a file of such rows.");
        return judged;
    }

    /// <summary>Looks at the rows of the test file, before hours of training: they are read again at the end. Standard input can only be read then.</summary>
    /// <exception cref="GophernetException">All of them are rows to learn from.</exception>
    public void CheckTest()
    {
        if (settings.TestData is null or "-")
        {
            return;
        }

        using var input = InputFile.Open(settings.TestData, shell);
        if (!input.Stream.CanSeek)
        {
            return; // a pipe cannot be read twice
        }

        var reader = input.ReadCsv(settings.Recipe.Reading, (_, _) => { });
        var judged = ModelTable.ReadTest(Training.Schema, reader, Threads, settings.Recipe.Table, Training.Dependence);
        if (Training.Schema.Target is ClassTarget { Classes: var classes } && !judged.Table.Target(0).ContainsAnyExcept((double)ClassTarget.UnknownClass))
        {
            throw new GophernetException(
                new Place(input.Name), $"no row is of a class that is learnt: {NameList.Shorten(classes)}", "Give rows with their targets, written alike.");
        }

        Compare(judged, input.Name, "gophernet split makes a file of rows that are not learnt from; without --test, train judges on rows held back.");
    }

    private void Compare(TrainingTable judged, string name, string hint)
    {
        if (judged.Dependence is { } dependence && Training.Dependence?.WarningOn(dependence) is { } warning)
        {
            messages.Warn($"{name}: {warning}");
        }

        Training = Training.WithHashes(Threads);
        _learnt ??= new SharedRows(Training.Hashes);
        var (count, areNoOthers) = _learnt.Find(Training.Schema, judged.Table, Threads);
        var rows = NameList.Count(judged.Table.RowCount, "row");
        if (areNoOthers)
        {
            throw new GophernetException(
                new Place(name), $"all {rows} have the same inputs as rows that are learnt from: they cannot say how good a model is on new ones", hint);
        }

        if (count > 0)
        {
            messages.Warn(
                $"{name}: {count} of {rows} {(count == 1 ? "has" : "have")} the same inputs as rows that are learnt from: new rows may be harder than these");
        }
    }
}
