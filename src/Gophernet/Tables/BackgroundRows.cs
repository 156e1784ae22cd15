using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>Some training rows that a model keeps, for predictions to be compared with.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Cells">The text of each cell, null for a missing one, [rows][columns].</param>
internal sealed record BackgroundRows(ImmutableArray<string> Columns, string?[][] Cells)
{
    /// <summary>The most that are kept.</summary>
    public const int MaxRows = 1_000;

    private const string SourceName = "<background>";

    /// <summary>The rows with the columns of a schema alone.</summary>
    public BackgroundRows For(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var places = schema.Features.Select(feature => Columns.IndexOf(feature.Name));
        return new BackgroundRows(schema.FeatureNames, Array.ConvertAll(Cells, row => Array.ConvertAll(places, place => row[place])));
    }

    /// <summary>The rows as an input of the model.</summary>
    /// <param name="schema">The model's schema.</param>
    public CsvReader Open(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var missing = schema.MissingTexts.Contains("") || schema.MissingTexts.IsEmpty ? "" : schema.MissingTexts[0];
        var stream = new MemoryStream();
        var writer = new CsvWriter(stream);
        foreach (var name in Columns)
        {
            writer.WriteField(name);
        }

        writer.EndRecord();
        foreach (var row in Cells)
        {
            foreach (var cell in row)
            {
                writer.WriteField(cell ?? missing);
            }

            writer.EndRecord();
        }

        writer.Flush();
        stream.Position = 0;
        return new CsvReader(stream, SourceName, CsvDialect.Default with { HasPlainNumbers = true });
    }
}
