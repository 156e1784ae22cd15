using System.Runtime.InteropServices;
using Gophernet.Evaluation;
using Gophernet.Networks;
using Gophernet.Networks.Neighbours;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>A <see cref="TrainingPart"/> as the content of a part file: the document of the model, targets, and networks with their outputs.</summary>
internal static class TrainingPartFile
{
    /// <summary>The command whose parts these are.</summary>
    public const string Command = "train";

    private const string LearntTable = "<table>"; // the part does not know its name

    /// <summary>Writes what a trainer of a share has come to.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="part">What it has come to.</param>
    /// <param name="stream">Receives the file.</param>
    public static void Write(ModelTrainer trainer, TrainingPart part, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(part);
        var record = part.Plan.Bare.Record!;
        var header = new PartHeader(Command, trainer.Share!, record.Data?.Hash ?? "", Fingerprint.Of(trainer), record.Options);
        PartFile.Write(header, stream, file =>
        {
            file.WriteBytes(ModelDocument.Write(part.Plan, header.Fingerprint));
            file.Write(part.Plan.TunedFor is { } metric ? (int)metric : -1);
            file.Write(part.Plan.HasOtherRows);
            file.Write(part.IsJudged);
            file.WriteLongs(part.ClassRows);
            WriteTargets(file, part.Judged, part.Plan.Bare.Schema.Target);
            file.Write(part.Networks.Length);
            foreach (var network in part.Networks)
            {
                Write(file, network);
            }
        });
    }

    /// <summary>Reads all parts of one training, whose headers are alike.</summary>
    /// <param name="parts">The parts in their order, each before its content.</param>
    /// <exception cref="GophernetException">One is damaged.</exception>
    public static TrainingPart[] Read(PartReader[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        byte[] document = [];
        TrainingPart? first = null;
        return parts.Select(part => PartFile.Guarded(part.Header.Source, () =>
        {
            var own = part.Bytes();
            StateNumbers.Require(first is null || own.AsSpan().SequenceEqual(document), "the document");
            document = own;
            return first = Read(part, document, first);
        }));
    }

    /// <summary>Reads a part.</summary>
    /// <param name="file">Stands behind the document.</param>
    /// <param name="document">The document.</param>
    /// <param name="other">Another part, whose objects this one shares as far as they are the same: the plan with its shapes, and the targets.</param>
    private static TrainingPart Read(PartReader file, byte[] document, TrainingPart? other)
    {
        var header = file.Header;
        var (tunedFor, hasOtherRows, isJudged) = (file.Whole(-1, (int)ThresholdMetric.Matthews), file.ReadBoolean(), file.ReadBoolean());
        var plan = other?.Plan ?? PlanOf(header, document, tunedFor < 0 ? null : (ThresholdMetric)tunedFor, hasOtherRows);
        var classRows = file.Longs();
        StateNumbers.Require(classRows.Length == (plan.Bare.Schema.Target is ClassTarget target ? target.Classes.Length : 0), "the classes");
        var judged = ReadTargets(file, plan, other?.Judged);
        var (first, count) = header.Share.Of(plan.Shapes.Length);
        StateNumbers.Require(file.ReadInt32() == count, "the number of networks");
        var networks = Sequences.Range(count).Select(i => ReadNetwork(file, first + i, plan.Shapes[first + i], judged.Table.RowCount));
        file.RequireEnd();
        return new TrainingPart(plan, judged, isJudged, classRows, networks);
    }

    private static ModelPlan PlanOf(PartHeader header, byte[] document, ThresholdMetric? tunedFor, bool hasOtherRows)
    {
        var (bare, networks, fingerprint) = ModelDocument.Read(document, header.Source, ModelFile.Format);
        StateNumbers.Require(fingerprint == header.Fingerprint && bare.Record is not null, "the document");
        return new ModelPlan(bare, [.. networks.Select(network => network.Shape)]) { TunedFor = tunedFor, HasOtherRows = hasOtherRows };
    }

    private static void WriteTargets(PartWriter file, JudgedTargets judged, Target target)
    {
        PartTargets.Write(file, judged.Table, target.ValueCount);
        file.WriteFloats(judged.Weights.Span);
        file.WriteLongs(MemoryMarshal.Cast<ulong, long>(judged.Groups));
    }

    private static JudgedTargets ReadTargets(PartReader file, ModelPlan plan, JudgedTargets? others)
    {
        var (schema, options) = (plan.Bare.Schema, plan.Bare.Training.Options);
        var table = PartTargets.Read(file, schema.Target, LearntTable);
        var (weights, groups) = (file.Floats(), MemoryMarshal.Cast<long, ulong>(file.Longs()).ToArray());
        StateNumbers.Require((weights.Length == 0 || weights.Length == table.RowCount) && (groups.Length == 0 || groups.Length == table.RowCount), "the rows");
        if (others is not null && others.AreOf(table, weights, groups))
        {
            return others; // many parts of many rows have them once
        }

        var encoded = plan.Shapes.Distinct().Length == 1 ? new Matrix(0, 0) // of one kind nobody looks at them
            : new TrainingRowEncoder(schema, options, table, threads: 1, onRelease: null).EncodeTargets(table);
        return new JudgedTargets(table, encoded, weights, groups.Length == 0 ? null : groups);
    }

    private static void Write(PartWriter file, TrainedNetwork network)
    {
        file.Write(network.Epochs);
        file.Write(network.BestEpoch);
        file.Write(network.Loss);
        file.Write(network.ErrorName ?? "");
        network.Curve.Save(file);
        file.WriteFloats(network.Network.Parameters.Values);
        file.WriteFloats(network.Network.Parameters.SparseValues);
        if (network.Network.Neighbours is { } neighbours)
        {
            file.WriteMatrix(neighbours.Places);
            file.WriteMatrix(neighbours.Targets);
        }

        file.Write(network.Outputs is not null);
        if (network.Outputs is { } outputs)
        {
            file.WriteWholes(outputs.Rows);
            file.WriteMatrix(outputs.Logits);
        }
    }

    private static TrainedNetwork ReadNetwork(PartReader file, int index, NetworkShape shape, int rowCount)
    {
        var (epochs, bestEpoch, loss, errorName) = (file.Whole(0), file.Whole(0), file.ReadDouble(), file.ReadString());
        StateNumbers.Require(bestEpoch <= epochs && double.IsFinite(loss), "an epoch");
        var curve = new TrainingCurve();
        curve.Load(file);
        var parameters = new Parameters(shape, file.Finite(shape.ParameterCount), file.Finite(shape.SparseParameterCount));
        var network = new Network(parameters, shape.IsComparing ? ReadNeighbours(file, shape) : null);
        return new TrainedNetwork(index, network, epochs, bestEpoch, loss, curve)
        {
            ErrorName = errorName.Length == 0 ? null : errorName,
            Outputs = file.ReadBoolean() ? ReadOutputs(file, index, shape, rowCount) : null,
        };
    }

    private static NeighbourRows ReadNeighbours(PartReader file, NetworkShape shape)
    {
        var (places, targets) = (file.Matrix(), file.Matrix());
        StateNumbers.Require(
            places.Rows > 0 && places.Columns == shape.Layers[^1].Outputs && targets.Rows == shape.Outputs + 1 && targets.Columns == places.Rows,
            "the compared rows");
        return new NeighbourRows(places, targets);
    }

    private static RowLogits ReadOutputs(PartReader file, int index, NetworkShape shape, int rowCount)
    {
        var (rows, logits) = (file.Wholes(), file.Matrix());
        StateNumbers.Require(
            logits.Rows == rows.Length && logits.Columns == shape.Outputs && PartTargets.AreRows(rows, rowCount), "the outputs");
        return new RowLogits(index, rows, logits);
    }
}
