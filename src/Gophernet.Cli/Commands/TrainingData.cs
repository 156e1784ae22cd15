using System.Diagnostics;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Training.Options;

namespace Gophernet.Cli.Commands;

/// <summary>Reads the table that a command was given to learn from, and says what was found in it.</summary>
internal static class TrainingData
{
    /// <summary>A table to learn from.</summary>
    /// <param name="recipe">How it is read.</param>
    /// <param name="shell">Where it may come from.</param>
    /// <param name="messages">What was found in it.</param>
    /// <param name="look">Sees it as it was read, before it is used up.</param>
    /// <param name="limits">The memory that it may take.</param>
    /// <exception cref="GophernetException">It takes more than was said, and cannot be read twice.</exception>
    public static TrainingTable Read(Recipe recipe, Shell shell, Messages messages, Action<RawTable> look, MemorySettings limits)
    {
        SpooledInput? twice = null;
        return Read(
            recipe, shell, messages,
            input =>
            {
                twice = new SpooledInput(recipe.Data, recipe.Reading, input, shell);
                return twice.Bound(limits);
            },
            raw =>
            {
                look(raw);
                var training = TableInference.Of(raw, recipe.Threads);
                return raw.Thinning is { IsThinned: true } ? twice!.Complete(training, raw, "and it is read once more to be learnt from") : training;
            },
            training => training);
    }

    /// <summary>Tables to learn from parts of.</summary>
    /// <param name="recipe">How they are read.</param>
    /// <param name="shell">Where they may come from.</param>
    /// <param name="messages">What was found in them.</param>
    /// <param name="limits">The memory that they may take; null for any.</param>
    /// <exception cref="GophernetException">They take more than was said, and cannot be read twice.</exception>
    public static FoldTables ReadFolds(Recipe recipe, Shell shell, Messages messages, MemorySettings? limits = null)
    {
        SpooledInput? again = null;
        return Read(
            recipe, shell, messages,
            input =>
            {
                again = limits is null ? null : new SpooledInput(recipe.Data, recipe.Reading, input, shell);
                return again?.Bound(limits!);
            },
            raw =>
            {
                var tables = FoldTables.Of(raw, recipe.Threads);
                return raw.Thinning is { IsThinned: true }
                    ? tables.With(again!.Complete(tables.All, raw, "and it is read twice more for each fold, to be learnt from and to judge")) : tables;
            },
            tables => tables.All);
    }

    private static T Read<T>(
        Recipe recipe, Shell shell, Messages messages, Func<InputFile, TableMemory?> bound, Func<RawTable, T> understand, Func<T, TrainingTable> tableOf)
    {
        using var input = InputFile.Open(recipe.Data, shell);
        Log.Reading(messages.Logger, input.Name);
        messages.Progress($"reading {input.Name}");
        var clock = Stopwatch.GetTimestamp();
        var memory = bound(input);
        var reader = input.ReadCsv(recipe.Reading, messages.Note);
        var raw = RawTable.Read(reader, recipe.Table, recipe.Threads, memory);
        Log.ReadRows(messages.Logger, raw.Thinning?.RowCount ?? raw.RowCount, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        clock = Stopwatch.GetTimestamp();
        var understood = understand(raw);
        var training = tableOf(understood);
        Log.Understood(messages.Logger, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        messages.EndProgress();
        messages.NoteReading(reader.Tally);
        training = WithoutNeedlessNotes(training, recipe);
        TrainingNotes.Write(training, input.Name, recipe.Table.Targets.IsEmpty, messages);
        return understood;
    }

    /// <summary>The same table without notes on what its user has dealt with: who weighs classes knows that some are rare.</summary>
    public static TrainingTable WithoutNeedlessNotes(TrainingTable training, Recipe recipe) =>
        Array.Exists([.. recipe.Assignments], assignment => assignment.Option == OptionTable.ClassWeights)
            ? training with { Notes = [.. training.Notes.Where(note => note.Setting?.Name != OptionTable.ClassWeights.Name)] } : training;
}
