using Gophernet.Numerics;
using Gophernet.Tables.Columns;
using Gophernet.Threading;

namespace Gophernet.Tables;

/// <summary>Turns the columns of a table into the inputs of a network.</summary>
internal static class FeatureEncoder
{
    private const int BlockRows = SparseStore.BlockRows;
    private const int RowsPerThread = 32 * BlockRows; // a millisecond's work, about
    private const int RowsPerRelease = 8 * NumberColumn.PieceSize;
    private const long MinReleased = 2_000_000; // cells; what fewer of them need is not much

    /// <summary>Encodes some rows as a network takes them.</summary>
    /// <param name="schema">The schema that the table was read with.</param>
    /// <param name="table">The table.</param>
    /// <param name="start">The first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="numbers">Receives [numbers, rows].</param>
    /// <param name="codes">Receives the categories, [categorical features, rows].</param>
    /// <param name="texts">Receives the n-grams of texts, [text features, rows].</param>
    public static void EncodeInputs(Schema schema, Table table, int start, int rows, Matrix numbers, CodeMatrix codes, TextRows texts)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(texts);
        numbers.Resize(schema.NumberCount, rows);
        codes.Resize(schema.CodeCount, rows);
        texts.Reset(schema.TextCount);
        if (table.Encoded is { } encoded)
        {
            encoded.CopyTo(start, numbers, codes, texts.Columns);
            return;
        }

        var scratch = rows <= BlockRows ? stackalloc double[rows] : new double[rows];
        var (number, code, text) = (0, 0, 0);
        for (var i = 0; i < schema.Features.Length; i++)
        {
            var feature = schema.Features[i];
            if (feature.IsText)
            {
                feature.EncodeTexts(table.Texts(i), start, rows, texts.Grams, texts.Columns[text++], numbers, number);
                number += feature.NumberCount;
                continue;
            }

            var values = table.Feature(i, start, scratch);
            if (feature.IsCategory)
            {
                feature.EncodeCodes(values, codes.Column(code++)[..rows]);
            }
            else
            {
                feature.Encode(values, numbers, number);
                number += feature.NumberCount;
            }
        }
    }

    /// <summary>
    /// Encodes every row, rows together: shuffled rows are copied whole. The table holds its features encoded from then on: what was read of them
    /// goes part by part, so that a large table does not stand in memory twice.
    /// </summary>
    /// <param name="schema">The schema that the table was read with.</param>
    /// <param name="table">The table.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="onRelease">Called each time that much memory was let go, for a caller who wants it collected at once; null for nobody.</param>
    /// <returns>The encoded rows.</returns>
    public static EncodedRows EncodeRows(Schema schema, Table table, int threads = 1, Action? onRelease = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        if (table.Encoded is not null)
        {
            return table.Encoded;
        }

        var encoded = new EncodedRows(table.RowCount, schema.NumberCount, schema.CodeWidths, schema.TextCount);
        for (var first = 0; first < table.RowCount; first += RowsPerRelease)
        {
            var end = Math.Min(table.RowCount, first + RowsPerRelease);
            ForParts(first, end, threads, (start, count) => EncodeRows(schema, table, start, count, encoded));
            table.Release(end);
            if ((long)(end - first) * schema.Features.Length >= MinReleased)
            {
                onRelease?.Invoke();
            }
        }

        table.Replace(encoded);
        return encoded;
    }

    /// <summary>Encodes the targets of every row.</summary>
    /// <param name="schema">The schema that the table was read with.</param>
    /// <param name="table">The table.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <returns>[rows, outputs].</returns>
    public static Matrix EncodeTargets(Schema schema, Table table, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        EncodedRows.RequireFit(table.RowCount, schema.Target.OutputCount, "outputs");
        var targets = new Matrix(table.RowCount, schema.Target.OutputCount);
        ForParts(0, table.RowCount, threads, (start, count) => EncodeTargets(schema, table, start, count, targets));
        return targets;
    }

    private static void ForParts(int first, int end, int threads, Action<int, int> encode) =>
        OrderedWork.ForEach(threads, (end - first + RowsPerThread - 1) / RowsPerThread, part =>
            encode(first + part * RowsPerThread, Math.Min(RowsPerThread, end - first - part * RowsPerThread)));

    private static void EncodeTargets(Schema schema, Table table, int first, int count, Matrix targets)
    {
        var values = new double[schema.Target.ValueCount];
        for (var row = first; row < first + count; row++)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = table.Target(i)[row];
            }

            schema.Target.Encode(values, targets.Row(row));
        }
    }

    private static void EncodeRows(Schema schema, Table table, int first, int count, EncodedRows encoded)
    {
        var (block, codes, texts) = (new Matrix(0, 0), new CodeMatrix(), new TextRows());
        for (var start = first; start < first + count; start += BlockRows)
        {
            var rows = Math.Min(BlockRows, first + count - start);
            EncodeInputs(schema, table, start, rows, block, codes, texts);
            encoded.Set(start, block, codes, texts.Columns);
        }
    }
}
