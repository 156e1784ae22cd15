using System.Collections.Immutable;
using Gophernet.Json;
using Gophernet.Tables.Profiles;

namespace Gophernet.Tables.Targets;

/// <summary>A target of classes.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Classes">The names of the classes, in the order of the outputs.</param>
internal abstract record ClassTarget(ImmutableArray<string> Columns, ImmutableArray<string> Classes) : Target(Columns)
{
    /// <summary>More values than this do not name classes: confusion is counted for every pair of them.</summary>
    public const int MaxClasses = 1_000;

    /// <summary>Stands for a class that the model does not know, of a row that is judged.</summary>
    public const int UnknownClass = -1;

    /// <inheritdoc/>
    public override TaskKind Task => TaskKind.Classification;

    /// <inheritdoc/>
    public override int ValueCount => 1;

    /// <inheritdoc/>
    public override int OutputCount => Classes.Length;

    /// <inheritdoc/>
    public override ImmutableArray<string> OutputNames => Classes;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, ColumnProfile Profile)> ProfileOf(double[][] values) =>
        [(PredictionNames[0], CategoryProfile.Of(Classes, values[0]))];

    internal override ColumnProfile ReadProfile(JsonNodeReader node) => CategoryProfile.ReadJson(node);

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<double> values, Span<float> outputs)
    {
        outputs.Clear();
        outputs[(int)values[0]] = 1;
    }

    /// <summary>How many rows have each class, [classes].</summary>
    /// <param name="codes">The class of each row.</param>
    public long[] CountRows(ReadOnlySpan<double> codes)
    {
        var counts = new long[Classes.Length];
        foreach (var code in codes)
        {
            counts[(int)code]++;
        }

        return counts;
    }
}
