using System.Collections.Immutable;
using Gophernet.Cli.Output;

namespace Gophernet.Cli.Serving;

/// <summary>What is at each path. Each thread has one of its own, with its own memory for each model.</summary>
/// <param name="models">The models.</param>
/// <param name="withProbabilities">Whether each class or label has a field.</param>
/// <param name="percents">How many of a hundred rows intervals or sets cover; empty for none.</param>
/// <param name="maxRows">The most rows of a body.</param>
/// <param name="metrics">Counts what is answered.</param>
/// <param name="clock">Measures how long it takes.</param>
internal sealed class Service(
    ServedModels models, bool withProbabilities, ImmutableArray<double> percents, int maxRows, Metrics metrics, TimeProvider clock)
{
    private const string PredictPath = "/predict";
    private const string ModelPath = "/model";
    private const string InlineErrors = "errors=inline";

    private readonly List<RowService> _services = [];

    public Metrics Metrics => metrics;

    /// <summary>Answers a request.</summary>
    /// <param name="head">Its head.</param>
    /// <param name="body">Its body, which may be changed.</param>
    public Response Answer(RequestHead head, ArraySegment<byte> body)
    {
        var start = clock.GetTimestamp();
        var response = Try(head, body);
        metrics.CountAnswer(response.Status, clock.GetElapsedTime(start).TotalSeconds);
        return response;
    }

    /// <summary>The answer to what is no request.</summary>
    public Response Refuse(HttpFault fault)
    {
        metrics.CountStatus(fault.Status);
        return Fail(fault.Status, fault.Message) with { EndsConnection = fault.EndsConnection };
    }

    private Response Try(RequestHead head, ArraySegment<byte> body)
    {
        try
        {
            return Find(head, body);
        }
        catch (HttpFault e)
        {
            return Fail(e.Status, e.Message) with { EndsConnection = e.EndsConnection };
        }
        catch (OutOfMemoryException)
        {
            return Fail(503, "out of memory") with { EndsConnection = true };
        }
        catch (Exception e) // one request must not end the others
        {
            return Fail(500, $"internal error: {e.Message}") with { EndsConnection = true };
        }
    }

    private Response Find(RequestHead head, ArraySegment<byte> body)
    {
        var path = head.Path;
        if (NameAfter(path, PredictPath) is { } predicted)
        {
            return head.Method != "POST" ? Refuse("POST") : Predict(RowsOf(predicted), head, body);
        }

        if (head.Method is not ("GET" or "HEAD"))
        {
            return Refuse("GET, HEAD");
        }

        return path switch
        {
            "/health" => new Response(200, Response.Json, Health()),
            "/metrics" => new Response(200, Metrics.ContentType, metrics.ToText()),
            _ when NameAfter(path, ModelPath) is { } shown => new Response(200, Response.Json, Require(shown).Document),
            _ => throw new HttpFault(404, "expected /predict, /model, /health or /metrics"),
        };
    }

    private Response Predict(RowService rows, RequestHead head, ArraySegment<byte> body)
    {
        if (head is { IsChunked: false, ContentLength: < 0 })
        {
            throw new HttpFault(411, "expected rows, with a Content-Length or in chunks");
        }

        if (head.Query is not ("" or InlineErrors))
        {
            throw new HttpFault(400, $"the only parameter is ?{InlineErrors}");
        }

        body = body.AsSpan().StartsWith("\uFEFF"u8) ? body[3..] : body; // a mark of UTF-8, in front of JSON too
        var form = BodyForm.Of(head.ContentType, body);
        return rows.Predict(body, form, form.Answer(head.Accept), head.Query == InlineErrors, metrics);
    }

    /// <summary>What a path names behind its beginning; empty for nothing, null where it begins otherwise.</summary>
    private static string? NameAfter(string path, string start) =>
        path == start ? "" : path.StartsWith(start + "/", StringComparison.Ordinal) ? path[(start.Length + 1)..] : null;

    private ServedModel Require(string name) =>
        models.Find(name) ?? throw new HttpFault(404, $"no model has this name: there {(models.All.Length == 1 ? "is" : "are")} "
            + NameList.Shorten([.. models.All.Select(model => model.Name)]));

    private RowService RowsOf(string name)
    {
        var model = Require(name);
        var index = _services.FindIndex(service => service.Served.Name == model.Name);
        if (index >= 0 && ReferenceEquals(_services[index].Served, model))
        {
            return _services[index];
        }

        var rows = new RowService(model, withProbabilities, percents, maxRows);
        if (index >= 0)
        {
            _services[index] = rows; // the file was read again
        }
        else
        {
            _services.Add(rows);
        }

        return rows;
    }

    private byte[] Health()
    {
        var text = new MemoryStream();
        JsonOutput.WriteLine(text, json =>
        {
            json.WriteStartObject();
            json.WriteString("status", "ok");
            json.WriteString("version", ProductVersion.Current);
            json.WriteStartArray("models");
            foreach (var model in models.All)
            {
                json.WriteStringValue(model.Name);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return text.ToArray();
    }

    private static Response Refuse(string methods) => Fail(405, $"expected {methods}") with { Allow = methods };

    private static Response Fail(int status, string message) =>
        RowService.Fail([new Problem(status is 500 or 503 ? "internal" : Problem.Request, message)], 0, 0) with { Status = status };
}
