using System.Buffers;
using Gophernet.Tables.Statistics;
using Gophernet.Csv;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Threading;

namespace Gophernet.Tables.Inference;

/// <summary>Finds out, over all rows of a table, what its columns are.</summary>
internal static class TableInference
{
    // Of fewer, a column takes less time than the start of a thread.
    private const int MinRowsForThreads = 4096;

    private static readonly SearchValues<char> OtherDelimiters = SearchValues.Create(":^~/#&");

    /// <summary>Reads a whole input and finds out what its columns are.</summary>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="options">What the user said of it.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <exception cref="GophernetException">A column is missing, a cell is not what its column needs, or there is nothing to learn.</exception>
    public static TrainingTable Read(CsvReader reader, TableOptions options, int threads = 1) => Of(RawTable.Read(reader, options, threads), threads);

    /// <summary>Finds out what the columns of a table are.</summary>
    /// <param name="raw">The table; it is used up, as two of a large one may be too many for the memory.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <exception cref="GophernetException">A cell is not what its column needs, or there is nothing to learn.</exception>
    public static TrainingTable Of(RawTable raw, int threads = 1) => Of(raw, threads, out _);

    /// <summary>The same, and which rows have a target.</summary>
    /// <param name="raw">The table; it is used up.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <param name="rows">The rows of the table that was read that are rows of the training table.</param>
    public static TrainingTable Of(RawTable raw, int threads, out int[] rows)
    {
        rows = [];
        ArgumentNullException.ThrowIfNull(raw);
        var (header, choice, options, format) = (raw.Header, raw.Choice, raw.Options, raw.Format);
        var (columns, lines, place) = (raw.Columns, raw.Lines, new Place(header.Source));
        if (lines.Count == 0)
        {
            throw new GophernetException(place, "found a header and no rows", "Give a table with rows to learn from.");
        }

        if (header.Names.Length == 1 && !header.IsFirstRow)
        {
            throw OneColumn(header);
        }

        var notes = new List<TableNote>();
        if (header.IsFirstRow)
        {
            notes.Add(new("the first line counts as a row: the columns are called column_1, column_2 and so on"));
        }

        notes.AddRange(header.Notes);
        notes.AddRange(raw.Known is null ? FrameRows.NotesOn(raw) : []);
        var known = raw.Known ?? FindRows(raw, notes, out rows);
        rows = raw.Known is null ? rows : Sequences.Range(lines.Count);
        var (target, targetValues, weights, dependence) = known;
        var kept = rows;
        var features = new List<(Feature Feature, Column Values)>();
        var scaling = options.Scaling ?? NumberScaling.Robust;
        var dropped = choice.Dropped.Select(name => (name, "as asked")).ToList();
        var neighbours = new NeighbourTest(target, targetValues, dependence as GroupedRows);
        var inferred = new InferredColumn?[columns.Length];
        var groupNotes = new TableNote?[columns.Length];
        OrderedWork.ForEach(lines.Count < MinRowsForThreads ? 1 : threads, columns.Length, i =>
        {
            if (columns[i] is { } column && choice.MayBeFeature(column.Name))
            {
                // Numbers that count the rows name them where they come first; later, or alone, they may be time.
                var mayCountRows = i == 0 && columns.Length > choice.Targets.Length + choice.Dropped.Count + 1;
                var scratch = ArrayPool<double>.Shared.Rent(kept.Length);
                var data = new ColumnData(column, format, kept, scaling, scratch);
                inferred[i] = FeatureInference.Infer(data, choice.HintsFor(column.Name, mayCountRows) with { Neighbours = neighbours });
                groupNotes[i] = dependence is null && raw.Known is null ? GroupColumns.NoteOn(data, inferred[i]!, target, targetValues[0]) : null;
                ArrayPool<double>.Shared.Return(scratch);
                columns[i] = null; // its memory is free for the next
            }
        });
        for (var i = 0; i < columns.Length; i++)
        {
            if (inferred[i] is { } column)
            {
                if (column.Feature is not null)
                {
                    features.Add((column.Feature, column.Values!));
                }
                else
                {
                    dropped.Add((header.Names[i], column.Dropped!));
                }

                notes.AddRange(column.Note is { } note ? [note] : []);
                notes.AddRange(column.OtherNote is { } other ? [other] : []);
            }
        }

        if (features.Count == 0)
        {
            throw NothingToLearn.In(place, dropped, inferred);
        }

        (target, var scaleNotes) = TargetScaleInference.Infer(
            target, targetValues, features, options.LearnsLogarithms, row => new Place(place.Source, lines[kept[row]]));
        notes.AddRange(scaleNotes);
        notes.AddRange(raw.Known is null ? TargetWarnings.Find(target, targetValues, features) : []);
        var schema = new Schema(header.Names, options.Missing.Texts, [.. features.Select(feature => feature.Feature)], target);
        var table = new Table(
            place.Source, [.. features.Select(feature => feature.Values)], targetValues, rows.Length == lines.Count ? lines : lines.Take(rows));
        if (dependence is null && raw.Known is null)
        {
            var found = groupNotes.Where(note => note is not null).Select(note => note!.Value);
            notes.AddRange(found.Length > 0 ? found : NeighbourRows.NoteOn(schema, table, targetValues[0], features, threads) is { } note ? [note] : []);
        }

        return new TrainingTable(schema, table, lines.Count - rows.Length, [.. dropped], [.. notes])
        {
            Weights = weights, Scaling = scaling, Dependence = dependence,
            Profile = raw.Known is not null ? null : new TableProfile( // of a fold nobody keeps one
                rows.Length, lines.Count - rows.Length, header.Names.Length, Convert.ToHexStringLower(raw.Hash.GetCurrentHash()),
                [.. inferred.Where(column => column?.Feature is not null).Select(column => (column!.Feature!.Name, column.Profile!))],
                [.. target.ProfileOf(targetValues)]),
        };
    }

    /// <summary>Finds the rows that have a target, and what is known of them before columns are understood.</summary>
    private static KnownRows FindRows(RawTable raw, List<TableNote> notes, out int[] rows)
    {
        var (header, choice, options, format) = (raw.Header, raw.Choice, raw.Options, raw.Format);
        var (columns, lines, place) = (raw.Columns, raw.Lines, new Place(header.Source));
        var targets = choice.Targets.Select(name => columns[header.IndexOf(name)]!).ToArray();
        var targetRows = new TargetRows(targets, format, choice.TaskOf(options.Task));
        rows = targetRows.Find(lines.Count);
        if (rows.Length == 0)
        {
            throw new GophernetException(place, "found no row with a target", "Name another target, or give rows that have one.");
        }

        var weights = choice.Weight is null ? [] : RowWeights.Of(columns[header.IndexOf(choice.Weight)]!, rows, lines, place.Source);
        var dependence = DependenceInference.Of(choice, name => columns[header.IndexOf(name)]!, format, rows, row => new Place(place.Source, lines[row]));
        var targetInference = new TargetInference(targets, rows, format, choice.TaskOf(options.Task), place);
        var (target, targetValues) = targetInference.Infer();
        notes.AddRange(targetRows.Notes);
        notes.AddRange(targetInference.Notes);
        notes.AddRange(DependenceInference.NoteOn(dependence) is { } noteOnGroups ? [noteOnGroups] : []);
        return new KnownRows(target, targetValues, weights, dependence);
    }

    /// <summary>A table of one column has nothing to learn from, or fields that another character divides.</summary>
    private static GophernetException OneColumn(Header header)
    {
        var name = header.Names[0];
        var place = name.AsSpan().IndexOfAny(OtherDelimiters);
        return new GophernetException(
            new Place(header.Source), $"found no column beside the target to learn from: \"{name}\" is the only one",
            "If another character stands between fields, name it")
        {
            Settings = [new("delimiter", place < 0 ? null : name[place].ToString())],
        };
    }
}
