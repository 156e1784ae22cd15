using System.Buffers;
using System.Text.Json;
using Gophernet.Evaluation;
using Gophernet.Json;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>
/// Some folds of a cross-validation as the content of a part file: the schema, targets, and what each model gives for the rows that judge it.
/// </summary>
internal static class CrossValidationPartFile
{
    /// <summary>The command whose parts these are.</summary>
    public const string Command = "cross-validate";

    private const string JudgedTable = "<table>"; // the part does not know its name
    private const int MaxParts = 1_000_000;

    /// <summary>Writes what a process has done of a cross-validation.</summary>
    /// <param name="header">What it is a part of.</param>
    /// <param name="done">What it has come to: the parts of its share alone.</param>
    /// <param name="stream">Receives the file.</param>
    public static void Write(PartHeader header, CrossValidated done, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(done);
        PartFile.Write(header, stream, file =>
        {
            file.WriteBytes(Json(json => SchemaDocument.Write(done.Schema, json)));
            file.Write(done.Preset);
            file.Write(done.Seed);
            file.Write(done.Folds);
            file.Write(done.Repeats);
            file.Write(done.Positive ?? -1);
            file.Write((double?)done.Quantile ?? double.NaN);
            file.Write(done.LeftOutCount);
            file.Write(done.Group ?? "");
            file.Write(done.Time ?? "");
            file.WriteTexts([.. done.Dropped.SelectMany(column => (string[])[column.Column, column.Reason])]);
            PartTargets.Write(file, done.Table, done.Schema.Target.ValueCount);
            foreach (var part in done.Parts)
            {
                Write(file, part);
            }
        });
    }

    /// <summary>Reads all parts of one cross-validation, whose headers are alike.</summary>
    /// <param name="parts">The parts in their order, each before its content.</param>
    /// <exception cref="GophernetException">One is damaged.</exception>
    public static CrossValidated Read(PartReader[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var all = parts.Select(part => PartFile.Guarded(part.Header.Source, () => Read(part)));
        return all[0].With(all.SelectMany(part => part.Parts));
    }

    private static CrossValidated Read(PartReader file)
    {
        var header = file.Header;
        var schema = SchemaDocument.Read(Node(file.Bytes(), header.Source).Child("schema"));
        var (preset, seed, folds, repeats) = (file.ReadString(), file.ReadUInt64(), file.Whole(1, MaxParts), file.Whole(1, MaxParts));
        var (positive, quantile, leftOut) = (file.Whole(-1, 1), file.ReadDouble(), file.Whole(0));
        var (group, time, dropped) = (file.ReadString(), file.ReadString(), file.Texts());
        StateNumbers.Require((long)folds * repeats <= MaxParts && dropped.Length % 2 == 0, "a number");
        var table = PartTargets.Read(file, schema.Target, JudgedTable);
        var done = new CrossValidated(table, schema, [])
        {
            Folds = folds, Repeats = repeats, Preset = preset, Seed = seed, Positive = positive < 0 ? null : positive,
            Quantile = double.IsNaN(quantile) ? null : (float)quantile, LeftOutCount = leftOut,
            Group = group.Length == 0 ? null : group, Time = time.Length == 0 ? null : time,
            Dropped = [.. Sequences.Range(dropped.Length / 2).Select(i => (dropped[2 * i], dropped[2 * i + 1]))],
        };
        var (first, count) = header.Share.Of(folds * repeats);
        var read = Sequences.Range(count).Select(i => Read(file, done, first + i, header.Source));
        file.RequireEnd();
        return done.With(read);
    }

    private static void Write(PartWriter file, JudgedFold part)
    {
        file.WriteWholes(part.Rows);
        file.Write(part.LearntCount);
        file.WriteBytes(Json(json => SchemaDocument.Write(part.Schema.Target, json)));
        file.Write(part.Decision.Threshold ?? double.NaN);
        file.WriteDoubles(part.Decision.Weights.IsDefaultOrEmpty ? [] : part.Decision.Weights.AsSpan());
        file.WriteDoubles(part.Decision.Costs is { } costs ? costs.Values : []);
        file.WriteMatrix(part.Outputs);
    }

    private static JudgedFold Read(PartReader file, CrossValidated done, int index, string source)
    {
        var (rows, learnt) = (file.Wholes(), file.Whole(1));
        var target = TargetForms.Read(Node(file.Bytes(), source).Child("target"));
        var (threshold, weights, costs) = (file.ReadDouble(), file.Doubles(), file.Doubles());
        var decision = new ClassDecision(
            double.IsNaN(threshold) ? null : threshold, costs.Length == 0 ? null : CostMatrix.Of(target.OutputCount, costs), [.. weights]);
        var outputs = file.Matrix();
        StateNumbers.Require(
            target.ValueCount == done.Schema.Target.ValueCount && outputs.Rows == rows.Length && rows.Length > 0 && outputs.Columns == target.OutputCount
            && PartTargets.AreRows(rows, done.Table.RowCount) && (weights.Length == 0 || weights.Length == target.OutputCount), "the outputs");
        var collected = new CollectedPredictions(target, decision, done.Quantile, decision.Costs) { Positive = done.Positive };
        collected.Add(done.Table, rows, outputs);
        return new JudgedFold(
            index / done.Folds, index % done.Folds, rows, learnt, done.Schema with { Target = target }, collected.Outputs(), decision, collected.Judge());
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static JsonNodeReader Node(byte[] document, string source) => new(JsonParser.Parse(document), source, "part");
}
