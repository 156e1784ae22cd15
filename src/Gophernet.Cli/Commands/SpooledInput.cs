using System.Globalization;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Csv;
using Gophernet.Storage;
using Gophernet.Tables;
using Gophernet.Tables.Inference;

namespace Gophernet.Cli.Commands;

/// <summary>The file of a table that does not fit the memory, which is read more than once: it must not change meanwhile.</summary>
/// <param name="path">Where it is.</param>
/// <param name="options">How it is read.</param>
/// <param name="first">The file as it was opened first, at its start.</param>
/// <param name="shell">Where files are.</param>
internal sealed class SpooledInput(string path, CsvOptions options, InputFile first, Shell shell)
{
    private readonly (long Length, DateTime Written) _stamp = StampOf(first);
    private TableMemory? _memory;
    private string _folder = "";

    /// <summary>The memory that the table may take; null for any, of a pipe of which nothing was said.</summary>
    public TableMemory? Bound(MemorySettings settings)
    {
        var isFile = first.Stream is FileStream { CanSeek: true };
        (_folder, _memory) = (settings.Folder, settings.Bytes is null && !isFile ? null
            : new TableMemory(settings.Bytes ?? Memory.ForTables(), Memory.Collect) { OnOutgrown = isFile ? RequireFolder : RequireFile });
        return _memory;
    }

    /// <summary>The table, which is read again when it is encoded.</summary>
    /// <param name="training">What was understood of the sampled rows.</param>
    /// <param name="raw">How many there are.</param>
    /// <param name="readings">What all rows are read for: <c>and it is read once more to be learnt from</c>.</param>
    public TrainingTable Complete(TrainingTable training, RawTable raw, string readings)
    {
        var (count, memory) = (raw.Thinning!.RowCount, _memory!);
        var sampled = training.Table.RowCount.ToString(CultureInfo.InvariantCulture);
        var note = $"larger than the memory for it, {ByteCount.ToText(memory.Bytes)}: columns were understood from {sampled} of "
            + $"{NameList.Count(count, "row")}, {readings}";
        var large = new LargeTable(count, read => ReadAgain(read, count), _folder, memory) { Weight = raw.Options.Weight };
        var others = training.Notes.Where(other => other.Code is not ("rare_class" or "too_rare_class")); // which count the rows of the sample
        training = training with { Large = large, LeftOutCount = 0, Notes = [new TableNote(note), .. others] }; // none is left out until all are read
        return training with { Profile = training.Profile! with { RowCount = training.RowCount, LeftOutCount = training.LeftOutCount } };
    }

    /// <summary>Tells at once, and not when all was read, whether rows can be kept there.</summary>
    private void RequireFolder() => SpoolFile.Create(_folder).Dispose();

    private void RequireFile() => throw new GophernetException(
        new Place(first.Name), "a pipe cannot be read twice, as a table is that is larger than the memory for it", "Write it to a file, or give more memory.")
    {
        Settings = [new("memory")],
    };

    private void ReadAgain(Func<CsvReader, int> read, int count)
    {
        using var again = InputFile.Open(path, shell);
        if (HasChanged())
        {
            throw Changed();
        }

        try
        {
            var rows = read(again.ReadCsv(options, (_, _) => { })); // what was assumed was said when it was read first
            if (HasChanged() || rows != count)
            {
                throw Changed();
            }
        }
        catch (GophernetException) when (HasChanged())
        {
            throw Changed(); // whatever came of that
        }

        bool HasChanged() => StampOf(again) != _stamp;
    }

    private GophernetException Changed() => new(
        new Place(first.Name), "the file has changed since it was read first: a table that is larger than the memory is read twice",
        "Try again when nothing writes to it.");

    private static (long, DateTime) StampOf(InputFile input) =>
        input.Stream is FileStream { CanSeek: true } file ? (file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle)) : default;
}
