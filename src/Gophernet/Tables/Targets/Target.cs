using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Csv;
using Gophernet.Json;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Profiles;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Targets;

/// <summary>
/// The columns that a network learns to predict: how they are read as numbers, and how these become outputs. It never changes, and travels in the
/// model file. A new form is one such type, in a file of its own, and a line in <see cref="TargetForms"/>.
/// </summary>
/// <param name="Columns">The names of the columns.</param>
internal abstract record Target(ImmutableArray<string> Columns)
{
    /// <summary>More columns are not predicted together.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>The name of the form in model files.</summary>
    public abstract string Form { get; }

    /// <summary>What is predicted.</summary>
    public abstract TaskKind Task { get; }

    /// <summary>The numbers that are kept of a row: the class, or one for each column.</summary>
    public abstract int ValueCount { get; }

    /// <summary>The outputs of the network.</summary>
    public abstract int OutputCount { get; }

    /// <summary>What each output stands for: a class, or one of the columns.</summary>
    public virtual ImmutableArray<string> OutputNames => Columns;

    /// <summary>What each probability belongs to: a class or a label; empty where outputs are no probabilities.</summary>
    public virtual ImmutableArray<string> ProbabilityNames => OutputNames;

    /// <summary>The name of the column with the probability of a class or a label, wherever predictions are written.</summary>
    public static string ProbabilityColumn(string name) => "probability_" + name;

    /// <summary>Names for columns of predictions.</summary>
    public abstract ImmutableArray<string> PredictionNames { get; }

    /// <summary>Reads a row.</summary>
    /// <param name="record">The row.</param>
    /// <param name="indexes">The 0-based index of each of <see cref="Columns"/>.</param>
    /// <param name="format">How cells are written.</param>
    /// <param name="values">Receives <see cref="ValueCount"/> numbers.</param>
    /// <returns>False when the row has no target.</returns>
    /// <exception cref="GophernetException">A cell is not what the target needs.</exception>
    public abstract bool TryRead(CsvRecord record, ReadOnlySpan<int> indexes, CellFormat format, Span<double> values);

    /// <summary>Turns the numbers of a row into what the network should put out.</summary>
    public abstract void Encode(ReadOnlySpan<double> values, Span<float> outputs);

    /// <summary>What stood in the target, each part of it by a name.</summary>
    /// <param name="values">The numbers that are kept, [<see cref="ValueCount"/>][rows].</param>
    public virtual IEnumerable<(string Name, ColumnProfile Profile)> ProfileOf(double[][] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            yield return (Columns[i], NumberProfile.Of(values[i], NumberRange.Of(values[i])));
        }
    }

    /// <summary>Reads a part of it.</summary>
    internal virtual ColumnProfile ReadProfile(JsonNodeReader node) => NumberProfile.ReadJson(node);

    /// <summary>Writes what it has beside its columns; the line in <see cref="TargetForms"/> reads it.</summary>
    internal virtual void WriteJson(Utf8JsonWriter json)
    {
    }
}
