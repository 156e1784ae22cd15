using System.Collections.Immutable;
using Gophernet.Cli.Output;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables;

namespace Gophernet.Cli.Serving;

/// <summary>
/// Predicts the rows of a body by one model, on one thread: what <c>predict</c> writes for the same rows, to the byte. The memory of a pass is kept.
/// </summary>
/// <param name="served">The model.</param>
/// <param name="withProbabilities">Whether each class or label has a field.</param>
/// <param name="percents">How many of a hundred rows intervals or sets cover; empty for none.</param>
/// <param name="maxRows">The most rows of a body.</param>
internal sealed class RowService(ServedModel served, bool withProbabilities, ImmutableArray<double> percents, int maxRows)
{
    private const string SourceName = "<body>";
    private const int MaxErrors = 100; // that are listed
    private const int SmallBody = 64 * 1024;

    // What is looked up, and laid out again for each row, must not be many times what was sent.
    private const int MaxColumns = 1000;
    private const int MaxRecord = 256 * 1024;
    private const int BytesPerColumn = 100;

    private readonly Predictor _predictor = new(served.Model);
    private readonly PredictionRanges _ranges = served.Model.RangesOf(percents);

    public ServedModel Served => served;

    /// <summary>Predicts.</summary>
    /// <param name="body">The rows; changed where they are JSON.</param>
    /// <param name="form">How they stand there.</param>
    /// <param name="answerForm">How the answer is to be.</param>
    /// <param name="withErrors">Whether a row with an error has it in a field, and is else answered as others are.</param>
    /// <param name="metrics">Counts the rows.</param>
    /// <exception cref="HttpFault">The body is not what it is said to be, or has too many rows.</exception>
    public Response Predict(ArraySegment<byte> body, BodyForm form, BodyForm answerForm, bool withErrors, Metrics metrics)
    {
        ToLines(body, form);
        if (form == BodyForm.Array && body.AsSpan().IndexOfAnyExcept(" \n"u8) < 0)
        {
            return new Response(200, answerForm.ContentType, answerForm == BodyForm.Array ? "[]\n"u8.ToArray() : default);
        }

        var text = new MemoryStream();
        var errors = new List<Problem>();
        var (rowCount, faultyCount) = (0, 0);
        try
        {
            using var stream = new MemoryStream(body.Array!, body.Offset, body.Count, writable: false);
            var reader = Open(stream, form);
            var rows = new TableInput(served.Model.Schema, reader, withTarget: false, isLenient: false, body.Count <= SmallBody ? body.Count : 0)
            {
                KeepsFaults = true,
            };
            if (rows.Header.Names.Length > Math.Max(MaxColumns, 2 * served.Model.Schema.Columns.Length))
            {
                throw new HttpFault(413, $"a row has at most {MaxColumns} columns, or twice those of the model");
            }

            var predicted = new PredictedRows(served.Model, new TableReader(rows), _predictor);
            var records = RecordWriter.Create(answerForm.IsJson ? "jsonl" : "csv", text);
            var writer = new PredictionWriter(
                served.Model, withProbabilities, new PassedColumns(rows.Header, [], keepsRawFields: false), records, answerForm.IsJson, _ranges,
                withErrors ? fault => ProblemOf(fault, form).Line : null);
            while (predicted.MoveNext())
            {
                if (rowCount + predicted.Predictions.Count > maxRows)
                {
                    throw new HttpFault(413, $"a body has at most {maxRows} rows");
                }

                Collect(predicted, rowCount, form, errors);
                (rowCount, faultyCount) = (rowCount + predicted.Predictions.Count, faultyCount + predicted.FaultyRows.Count);
                if (predicted.Fault is { } fault)
                {
                    throw fault;
                }

                writer.Write(predicted);
            }

            // Rows that are no JSON have no columns either, and are to say so.
            var hasOtherFault = faultyCount > 0 && (!withErrors || faultyCount == rowCount);
            if (form.IsJson && rowCount > 0 && !hasOtherFault && rows.UnseenFeatures.ToList().Count == served.Model.Schema.Features.Length)
            {
                throw new GophernetException(new Place(SourceName),
                    $"no row has a column of the model: expected {NameList.Shorten([.. served.Model.Schema.Features.Select(feature => feature.Name)])}");
            }
        }
        catch (GophernetException e)
        {
            return Fail([ProblemOf(e, form)], rowCount, 0);
        }

        metrics.CountRows(rowCount, faultyCount);
        return faultyCount > 0 && !withErrors ? Fail(errors, rowCount, faultyCount) : new Response(200, answerForm.ContentType, Shape(text, answerForm));
    }

    /// <summary>An answer that says what is wrong.</summary>
    public static Response Fail(IReadOnlyList<Problem> errors, int rows, int faulty)
    {
        var text = new MemoryStream();
        JsonOutput.WriteLine(text, json =>
        {
            json.WriteStartObject();
            if (faulty > 0)
            {
                json.WriteNumber("rows", rows);
                json.WriteNumber("rows_with_errors", faulty);
            }

            json.WriteStartArray("errors");
            foreach (var error in errors)
            {
                error.WriteJson(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return new Response(422, Response.Json, text.ToArray());
    }

    private static void ToLines(ArraySegment<byte> body, BodyForm form)
    {
        if (form == BodyForm.Object)
        {
            JsonRows.JoinLines(body);
        }
        else if (form == BodyForm.Array)
        {
            JsonRows.SplitArray(body);
        }
    }

    private static void Collect(PredictedRows predicted, int rowCount, BodyForm form, List<Problem> errors)
    {
        foreach (var (row, fault) in predicted.FaultyRows)
        {
            if (errors.Count < MaxErrors)
            {
                errors.Add(ProblemOf(fault, form) with { Row = rowCount + row + 1 });
            }
        }
    }

    /// <summary>Without its hint, which is about the command line, and without a place where the body's lines are not those that were sent.</summary>
    private static Problem ProblemOf(GophernetException fault, BodyForm form) => Problem.Of(fault) with
    {
        Hint = null, Place = form == BodyForm.Object || form == BodyForm.Array ? null : fault.Place,
    };

    /// <summary>The lines as they are, or as an array.</summary>
    private static ReadOnlyMemory<byte> Shape(MemoryStream text, BodyForm form)
    {
        if (form != BodyForm.Array)
        {
            return text.GetBuffer().AsMemory(0, (int)text.Length);
        }

        var array = new byte[text.Length + 2];
        array[0] = (byte)'[';
        text.GetBuffer().AsSpan(0, (int)text.Length).CopyTo(array.AsSpan(1));
        array.AsSpan().Replace((byte)'\n', (byte)','); // between objects; in their texts it is \n
        array[^2] = (byte)']';
        array[^1] = (byte)'\n';
        return array;
    }

    private CsvReader Open(MemoryStream stream, BodyForm form)
    {
        var schema = served.Model.Schema;
        var maxRecord = Math.Max(MaxRecord, BytesPerColumn * schema.Columns.Length);
        if (form is { IsJson: true } && form != BodyForm.Lines)
        {
            var dialect = CsvDialect.Default with { Names = new JsonNames { KeepsFaults = true }, KeepsFaults = true, MaxRecord = maxRecord };
            return new CsvReader(stream, SourceName, dialect, (int)Math.Min(stream.Length + 1, SmallBody));
        }

        return CsvInput.Open(stream, SourceName, new CsvOptions
        {
            KeepsFaults = true,
            MaxRecord = maxRecord,
            Expected = [.. schema.Features.Select(feature => feature.Name)],
            ExpectedCounts = [schema.Columns.Length, schema.Columns.Length - schema.Target.Columns.Length],
        });
    }
}
