using System.Diagnostics;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Tables;
using Gophernet.Tables.Inference;

namespace Gophernet.Cli.Commands;

/// <summary>Reads the table that a command was given to learn from, and says what was found in it.</summary>
internal static class TrainingData
{
    public static TrainingTable Read(Recipe recipe, Shell shell, Messages messages)
    {
        using var input = InputFile.Open(recipe.Data, shell);
        Log.Reading(messages.Logger, input.Name);
        messages.Progress($"reading {input.Name}");
        var clock = Stopwatch.GetTimestamp();
        var reader = input.ReadCsv(recipe.Reading, messages.Note);
        var raw = RawTable.Read(reader, recipe.Table, recipe.Threads);
        Log.ReadRows(messages.Logger, raw.RowCount, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        clock = Stopwatch.GetTimestamp();
        var training = TableInference.Of(raw, recipe.Threads);
        Log.Understood(messages.Logger, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        messages.EndProgress();
        messages.NoteReading(reader.Tally);
        TrainingNotes.Write(training, input.Name, recipe.Table.Targets.IsEmpty, messages);
        return training;
    }
}
