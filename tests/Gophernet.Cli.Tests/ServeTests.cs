using System.Runtime.Versioning;
using System.Text.Json.Nodes;

namespace Gophernet.Cli.Tests;

/// <summary>What a server answers to requests of all kinds.</summary>
[SupportedOSPlatform("linux")]
public sealed class ServeTests : IDisposable
{
    private const string Rows = TestServer.Rows;

    private readonly TestServer _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("text/csv", Rows, "csv")]
    [InlineData("", Rows, "csv")]
    [InlineData("application/x-ndjson", "{\"a\":1,\"b\":\"red\"}\n{\"b\":\"blue\"}\n", "jsonl")]
    [InlineData("", "{\"a\":1,\"b\":\"red\"}\n{\"b\":\"blue\"}\n", "jsonl")]
    [InlineData("application/json", "{\"a\":1,\n\"b\":\"red\"}", "jsonl")]
    public void Answers_are_what_predict_writes_to_the_byte(string kind, string body, string format)
    {
        var isObject = kind == "application/json";
        var lines = isObject ? body.Replace('\n', ' ') : body;
        var expected = InProcess.Run(lines, "predict", TestServer.ModelPath, "-", "-q", "--format", format, "--probabilities");

        Assert.Equal((200, expected.Output), _server.Post("/predict", kind, body));
        Assert.Equal((200, expected.Output), _server.Post("/predict/other", kind, body));
    }

    [Fact]
    public void An_array_is_answered_with_an_array_in_the_same_order()
    {
        var (status, body) = _server.Post("/predict", "application/json", "[{\"a\":1,\"b\":\"red\"},\n {\"a\":2,\"b\":\"blue\"}]");
        var lines = InProcess.Run("a,b\n1,red\n2,blue\n", "predict", TestServer.ModelPath, "-", "-q", "--json", "--probabilities").Output.TrimEnd().Split('\n');

        Assert.Equal((200, $"[{string.Join(',', lines)}]\n"), (status, body));
        Assert.Equal((200, "[]\n"), _server.Post("/predict", "application/json", " [ ] "));
    }

    [Fact]
    public void The_answer_is_of_the_kind_that_the_client_takes()
    {
        var lines = _server.Post("/predict", "text/csv", Rows, "Accept: application/x-ndjson\r\n").Body.TrimEnd().Split('\n');

        Assert.Equal((200, $"[{string.Join(',', lines)}]\n"), _server.Post("/predict", "text/csv", Rows, "Accept: application/json;q=0.5\r\n"));
        var csv = _server.Post("/predict", "application/x-ndjson", "{\"a\":1}", "Accept: text/csv\r\n").Body;
        Assert.StartsWith("y,probability_p,", csv, StringComparison.Ordinal);
        Assert.Equal(406, _server.Post("/predict", "text/csv", Rows, "Accept: image/png\r\n").Status);
    }

    [Fact]
    public void Each_row_with_an_error_is_named_with_the_words_of_predict()
    {
        var (status, body) = _server.Post("/predict", "text/csv", "a,b\n1,red\nx,red\n2,blue\ny,red\n");
        var errors = JsonNode.Parse(body)!["errors"]!.AsArray();

        Assert.Equal((422, 2), (status, errors.Count));
        JsonSchemaTests.Check("request_errors", body);
        Assert.Equal((2, 3, "a"), ((int)errors[0]!["row"]!, (int)errors[0]!["line"]!, (string)errors[0]!["field"]!));
        Assert.Equal(4, (int)errors[1]!["row"]!);
        var said = InProcess.Run("a,b\nx,red\n", "predict", TestServer.ModelPath).Error;
        Assert.Contains((string)errors[0]!["message"]!, said, StringComparison.Ordinal);
        Assert.Contains("gophernet_faulty_rows_total 2\n", _server.Get("/metrics").Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_stand_in_the_rows_where_that_is_asked_for()
    {
        var expected = InProcess.Run("a,b\n1,red\nx,red\n", "predict", TestServer.ModelPath, "-", "-q", "--probabilities", "--errors", "inline");

        var (status, body) = _server.Post("/predict?errors=inline", "text/csv", "a,b\n1,red\nx,red\n");

        Assert.Equal((200, expected.Output), (status, body.Replace("<body>", "<stdin>", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[{\"a\":[1]},{\"a\":1},{\"a\":\"x\"}]", 1, 3)]
    [InlineData("[{\"a\":1},{\"a\":\"x\"},{\"a\":{}}]", 2, 3)]
    [InlineData("[{\"a\":1,\"a\":2},{\"a\":1},{}]", 1)]
    [InlineData("[{},{\"a\":1},{\"b\":[]}]", 3)]
    public void A_row_of_JSON_with_a_fault_the_first_too_costs_no_other(string body, params int[] faulty)
    {
        var (status, text) = _server.Post("/predict", "application/json", body);
        var errors = JsonNode.Parse(text)!["errors"]!.AsArray();

        Assert.Equal((422, 3), (status, (int)JsonNode.Parse(text)!["rows"]!));
        Assert.Equal(faulty, errors.Select(error => (int)error!["row"]!));
        Assert.All(errors, error => Assert.Null(error!["line"])); // those of a body that was laid out anew would not be its own
        JsonSchemaTests.Check("request_errors", text);
        var rows = JsonNode.Parse(_server.Post("/predict?errors=inline", "application/json", body).Body)!.AsArray();
        Assert.Equal(faulty, Enumerable.Range(1, 3).Where(row => rows[row - 1]!["error"] is not null));
        Assert.DoesNotContain("<body>", rows.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{\"a\":{\"b\":1}}", "found a nested value")]
    [InlineData("application/json", "{'a':1}", "a name in quotes")]
    [InlineData("application/json", "[{\"c\":1},{\"a\":[]}]", "found a nested value")]
    [InlineData("application/x-www-form-urlencoded", "{\"a\":", "a value")]
    [InlineData("application/json", "{\"c\":1}", "no row has a column of the model")]
    public void What_is_wrong_with_JSON_is_said_before_what_it_lacks(string kind, string body, string words)
    {
        var (status, text) = _server.Post("/predict", kind, body);

        Assert.Equal(422, status);
        Assert.Contains(words, (string)Assert.Single(JsonNode.Parse(text)!["errors"]!.AsArray())!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_of_UTF_8_changes_nothing()
    {
        foreach (var (kind, body) in (IEnumerable<(string, string)>)[("", "{\"a\":1}"), ("application/json", "{\"a\":1}"), ("", "[{\"a\":1}]"), ("", Rows)])
        {
            Assert.Equal(_server.Post("/predict", kind, body), _server.Post("/predict", kind, "\xEF\xBB\xBF" + body));
        }
    }

    [Theory]
    [InlineData("GET http://a/health HTTP/1.1", 200)]
    [InlineData("GET HTTP://a:80/health HTTP/1.1", 200)]
    [InlineData("GET http://a HTTP/1.1", 404)]
    [InlineData("GET http://a?x=/health HTTP/1.1", 404)]
    [InlineData("GET health HTTP/1.1", 400)]
    [InlineData("GET http:// HTTP/1.1", 400)]
    [InlineData("GET /health HTTP/2.0", 505)]
    [InlineData("POST /predict HTTP/1.1\r\nTransfer-Encoding: gzip", 501)]
    public void Requests_are_read_as_RFC_9112_has_them(string request, int status)
    {
        var (found, body) = TestServer.Parse(_server.Exchange(request + "\r\nHost: a\r\nConnection: close\r\n\r\n"));

        Assert.Equal(status, found);
        Assert.True(status == 200 || body.Contains("\"code\":\"request\"", StringComparison.Ordinal), body);
    }

    [Theory]
    [InlineData(404, "/predict/none", "text/csv", Rows)]
    [InlineData(400, "/predict?x=1", "text/csv", Rows)]
    [InlineData(415, "/predict", "image/png", Rows)]
    [InlineData(415, "/predict", "text/csv", "\x1F\x8B\x08")]
    [InlineData(400, "/predict", "application/json", "a,b\n1,red\n")]
    [InlineData(400, "/predict", "application/json", "{\"a\":1}{\"a\":2}")]
    [InlineData(400, "/predict", "application/json", "[{\"a\":1},]")]
    [InlineData(422, "/predict", "application/json", "{\"a\":1,\"a\":2}")]
    [InlineData(422, "/predict", "application/json", "{\"other\":1}")]
    [InlineData(422, "/predict", "application/json", "{}")]
    [InlineData(422, "/predict", "text/csv", "x,y\n1,2\n")]
    [InlineData(422, "/predict", "text/csv", "")]
    public void What_is_wrong_with_a_request_is_said_as_JSON(int status, string path, string kind, string body)
    {
        var answer = _server.Post(path, kind, body);

        Assert.Equal(status, answer.Status);
        JsonSchemaTests.Check("request_errors", answer.Body);
    }

    [Fact]
    public void Rows_and_bytes_beyond_the_limits_are_refused()
    {
        Assert.Equal(200, _server.Post("/predict", "text/csv", "a,b\n" + string.Concat(Enumerable.Repeat("1,red\n", 1000))).Status);
        Assert.Equal(413, _server.Post("/predict", "text/csv", "a,b\n" + string.Concat(Enumerable.Repeat("1,red\n", 1001))).Status);
        Assert.Equal(413, _server.Post("/predict", "text/csv", new string('x', 100_001)).Status);
        Assert.Equal(413, _server.Post("/predict", "text/csv", string.Join(',', Enumerable.Range(0, 1000).Select(i => $"x{i}").Append("a,b")) + "\n").Status);
        Assert.StartsWith(
            "HTTP/1.1 413 ", _server.Exchange("POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999\r\n\r\n"), StringComparison.Ordinal);
        var chunk = $"186A0\r\n{new string('x', 100_000)}\r\n";
        Assert.StartsWith(
            "HTTP/1.1 413 ",
            _server.Exchange($"POST /predict HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}{chunk}"),
            StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", _server.Exchange($"GET /health HTTP/1.1\r\nHost: a\r\nX: {new string('x', 20_000)}"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_there_to_see_is_answered()
    {
        JsonSchemaTests.Check("health", _server.Get("/health").Body);
        Assert.Equal((200, $"{{\"status\":\"ok\",\"version\":\"{ProductVersion.Current}\",\"models\":[\"colours\",\"other\"]}}\n"), _server.Get("/health"));
        Assert.Equal((200, InProcess.Run("", "inspect", TestServer.ModelPath, "--json").Output), _server.Get("/model"));
        Assert.Equal(200, _server.Get("/model/other").Status);
        Assert.Equal(404, _server.Get("/model/none").Status);
        Assert.Equal(404, _server.Get("/").Status);
        Assert.Equal(404, _server.Get("/predictions").Status);
        Assert.Contains("\r\nAllow: POST\r\n", _server.Exchange("GET /predict HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", _server.Exchange("HEAD /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.Contains("gophernet_requests_total{status=\"200\"} 5\n", _server.Get("/metrics").Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_cannot_be_read_again_stays_and_one_that_can_is_new()
    {
        var failed = new List<string>();
        var before = _server.Models.All;

        _server.Models.Reload(
            old => old.Name == "other" ? TestServer.Served("other") : throw new GophernetException("damaged"), (old, e) => failed.Add(old.Name + e.Message));

        Assert.Equal(["coloursdamaged"], failed);
        Assert.Same(before[0], _server.Models.All[0]);
        Assert.NotSame(before[1], _server.Models.All[1]);
        Assert.Equal(200, _server.Post("/predict/other", "text/csv", Rows).Status);
    }
}
