using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using Gophernet.Cli.Serving;
using Gophernet.Models;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Tests;

/// <summary>A server in the test's process, on a port that is free, and what clients of all kinds get from it.</summary>
[SupportedOSPlatform("linux")]
public sealed class ServeTests : IDisposable
{
    private const string Rows = "a,b\n1,red\n2,blue\n,\n4,\"red\"\n";
    private static readonly Lazy<(Model Model, string Path)> Trained = new(Train);

    private readonly Metrics _metrics = new();
    private readonly ServedModels _models = new([Served("colours"), Served("other")]);
    private readonly Limits _limits = new(MaxBody: 100_000, MaxRows: 1000, RequestMilliseconds: 60_000);
    private readonly Server? _server;

    public ServeTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "serve is for Linux");
        _server = Listen(_limits);
    }

    public void Dispose() => _server?.Dispose();

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
        var expected = InProcess.Run(lines, "predict", Trained.Value.Path, "-", "-q", "--format", format, "--probabilities");

        Assert.Equal((200, expected.Output), Post("/predict", kind, body));
        Assert.Equal((200, expected.Output), Post("/predict/other", kind, body));
    }

    [Fact]
    public void An_array_is_answered_with_an_array_in_the_same_order()
    {
        var (status, body) = Post("/predict", "application/json", "[{\"a\":1,\"b\":\"red\"},\n {\"a\":2,\"b\":\"blue\"}]");
        var lines = InProcess.Run("a,b\n1,red\n2,blue\n", "predict", Trained.Value.Path, "-", "-q", "--json", "--probabilities").Output.TrimEnd().Split('\n');

        Assert.Equal((200, $"[{string.Join(',', lines)}]\n"), (status, body));
        Assert.Equal((200, "[]\n"), Post("/predict", "application/json", " [ ] "));
    }

    [Fact]
    public void The_answer_is_of_the_kind_that_the_client_takes()
    {
        var lines = Post("/predict", "text/csv", Rows, "Accept: application/x-ndjson\r\n").Body.TrimEnd().Split('\n');

        Assert.Equal((200, $"[{string.Join(',', lines)}]\n"), Post("/predict", "text/csv", Rows, "Accept: application/json;q=0.5\r\n"));
        Assert.StartsWith("y,probability_p,", Post("/predict", "application/x-ndjson", "{\"a\":1}", "Accept: text/csv\r\n").Body, StringComparison.Ordinal);
        Assert.Equal(406, Post("/predict", "text/csv", Rows, "Accept: image/png\r\n").Status);
    }

    [Fact]
    public void Each_row_with_an_error_is_named_with_the_words_of_predict()
    {
        var (status, body) = Post("/predict", "text/csv", "a,b\n1,red\nx,red\n2,blue\ny,red\n");
        var errors = JsonNode.Parse(body)!["errors"]!.AsArray();

        Assert.Equal((422, 2), (status, errors.Count));
        JsonSchemaTests.Check("request_errors", body);
        Assert.Equal((2, 3, "a"), ((int)errors[0]!["row"]!, (int)errors[0]!["line"]!, (string)errors[0]!["field"]!));
        Assert.Equal(4, (int)errors[1]!["row"]!);
        var said = InProcess.Run("a,b\nx,red\n", "predict", Trained.Value.Path).Error;
        Assert.Contains((string)errors[0]!["message"]!, said, StringComparison.Ordinal);
        Assert.Contains("gophernet_faulty_rows_total 2\n", Get("/metrics").Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_stand_in_the_rows_where_that_is_asked_for()
    {
        var expected = InProcess.Run("a,b\n1,red\nx,red\n", "predict", Trained.Value.Path, "-", "-q", "--probabilities", "--errors", "inline");

        var (status, body) = Post("/predict?errors=inline", "text/csv", "a,b\n1,red\nx,red\n");

        Assert.Equal((200, expected.Output), (status, body.Replace("<body>", "<stdin>", StringComparison.Ordinal)));
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
        var answer = Post(path, kind, body);

        Assert.Equal(status, answer.Status);
        JsonSchemaTests.Check("request_errors", answer.Body);
    }

    [Fact]
    public void Rows_and_bytes_beyond_the_limits_are_refused()
    {
        Assert.Equal(200, Post("/predict", "text/csv", "a,b\n" + string.Concat(Enumerable.Repeat("1,red\n", 1000))).Status);
        Assert.Equal(413, Post("/predict", "text/csv", "a,b\n" + string.Concat(Enumerable.Repeat("1,red\n", 1001))).Status);
        Assert.Equal(413, Post("/predict", "text/csv", new string('x', 100_001)).Status);
        Assert.Equal(413, Post("/predict", "text/csv", string.Join(',', Enumerable.Range(0, 1000).Select(i => $"x{i}").Append("a,b")) + "\n").Status);
        Assert.StartsWith("HTTP/1.1 413 ", Exchange($"POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999\r\n\r\n"), StringComparison.Ordinal);
        var chunk = $"186A0\r\n{new string('x', 100_000)}\r\n";
        Assert.StartsWith(
            "HTTP/1.1 413 ", Exchange($"POST /predict HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}{chunk}"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", Exchange($"GET /health HTTP/1.1\r\nHost: a\r\nX: {new string('x', 20_000)}"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_there_to_see_is_answered()
    {
        JsonSchemaTests.Check("health", Get("/health").Body);
        Assert.Equal((200, $"{{\"status\":\"ok\",\"version\":\"{ProductVersion.Current}\",\"models\":[\"colours\",\"other\"]}}\n"), Get("/health"));
        Assert.Equal((200, InProcess.Run("", "inspect", Trained.Value.Path, "--json").Output), Get("/model"));
        Assert.Equal(200, Get("/model/other").Status);
        Assert.Equal(404, Get("/model/none").Status);
        Assert.Equal(404, Get("/").Status);
        Assert.Equal(404, Get("/predictions").Status);
        Assert.Contains("\r\nAllow: POST\r\n", Exchange("GET /predict HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", Exchange("HEAD /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.Contains("gophernet_requests_total{status=\"200\"} 5\n", Get("/metrics").Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_that_come_at_once_are_answered_in_their_order()
    {
        const string Health = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
        var answer = Exchange(string.Concat(Enumerable.Repeat(Health + "\r\n" + Request("/predict", "text/csv", Rows), 100))
            + "GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + Health);

        Assert.Equal(200, answer.Split("HTTP/1.1 200 OK\r\n").Length - 1);
        Assert.Equal(1, answer.Split("HTTP/1.1 404 Not Found\r\n").Length - 1);
    }

    [Fact]
    public void A_request_in_pieces_and_in_chunks_is_answered_as_one_that_comes_at_once()
    {
        var expected = Post("/predict", "text/csv", Rows);
        using var client = Connect();
        foreach (var one in "POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
        {
            client.Send([(byte)one]);
        }

        foreach (var one in Rows)
        {
            client.Send(Encoding.ASCII.GetBytes($"1\r\n{one}\r\n"));
        }

        client.Send("0\r\n\r\n"u8);
        Assert.Equal(expected, Parse(ReadAll(client)));
    }

    [Fact]
    public void A_client_that_waits_before_its_body_is_told_to_go_on()
    {
        using var client = Connect();
        client.Send(Encoding.ASCII.GetBytes(
            "POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nExpect: 100-continue\r\nConnection: close\r\n"
            + $"Content-Length: {Rows.Length}\r\n\r\n"));
        var buffer = new byte[25];
        for (var read = 0; read < buffer.Length;)
        {
            read += client.Receive(buffer, read, buffer.Length - read, SocketFlags.None);
        }

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(buffer));
        client.Send(Encoding.ASCII.GetBytes(Rows));
        Assert.Equal(200, Parse(ReadAll(client)).Status);
    }

    [Fact]
    public void A_client_that_has_said_all_gets_its_answer()
    {
        using var client = Connect();
        client.Send(Encoding.ASCII.GetBytes(Request("/predict", "text/csv", Rows)));
        client.Shutdown(SocketShutdown.Send);

        Assert.Equal(200, Parse(ReadAll(client)).Status);
    }

    [Fact]
    public void A_request_that_does_not_come_in_time_ends_and_others_are_answered()
    {
        using var hasty = Listen(_limits with { RequestMilliseconds = 1 });
        using var slow = Connect(hasty.Port);
        slow.Send("POST /predict HTTP/1.1\r\nHost: a\r\nContent-Le"u8);

        Assert.StartsWith("HTTP/1.1 408 ", ReadAll(slow), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_connections_stand_open_and_each_is_answered()
    {
        var clients = Enumerable.Range(0, 1000).Select(_ => Connect()).ToList();
        try
        {
            foreach (var client in clients)
            {
                client.Send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n"u8);
            }

            Assert.All(clients, client => Assert.True(client.Receive(new byte[1024]) > 100));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public void An_answer_that_nobody_takes_holds_up_nobody()
    {
        using var deaf = Connect();
        var requests = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Request("/predict", "text/csv", Rows), 500)));
        deaf.Blocking = false;
        for (var sent = 0; sent < 40 && deaf.Poll(100_000, SelectMode.SelectWrite); sent++)
        {
            deaf.Send(requests, SocketFlags.None, out _);
        }

        Assert.Equal(200, Get("/health").Status);
        Assert.Equal(200, Get("/health").Status);
    }

    [Fact]
    public void Random_bytes_end_in_an_answer_or_an_end()
    {
        var random = new Random(1);
        var request = Encoding.ASCII.GetBytes(Request("/predict", "application/json", "[{\"a\":1,\"b\":\"red\"}]", "Connection: close\r\n"));
        for (var i = 0; i < 300; i++)
        {
            var bytes = request.ToArray();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            using var client = Connect();
            client.Send(bytes);
            client.Shutdown(SocketShutdown.Send);
            Assert.Matches("^$|^HTTP/1.1 [2-5][0-9][0-9] ", ReadAll(client).Split('\r')[0]);
        }

        Assert.Equal(200, Get("/health").Status);
    }

    [Fact]
    public void A_model_that_cannot_be_read_again_stays_and_one_that_can_is_new()
    {
        var failed = new List<string>();
        var before = _models.All;

        _models.Reload(
            old => old.Name == "other" ? Served("other") : throw new GophernetException("damaged"), (old, e) => failed.Add(old.Name + e.Message));

        Assert.Equal(["coloursdamaged"], failed);
        Assert.Same(before[0], _models.All[0]);
        Assert.NotSame(before[1], _models.All[1]);
        Assert.Equal(200, Post("/predict/other", "text/csv", Rows).Status);
    }

    private static (Model Model, string Path) Train()
    {
        var folder = Directory.CreateTempSubdirectory("gophernet-serve-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var path = Path.Combine(folder.FullName, "model.safetensors");
        var table = "a,b,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 7},{(i % 3 == 0 ? "red" : "blue")},{(i % 2 == 0 ? "p" : "q")}\n"));
        var run = InProcess.Run(table, "train", "-o", path, "-q", "--preset", "plain", "--epochs", "3", "--hidden", "4");
        Assert.Equal(0, run.ExitCode);
        using var file = File.OpenRead(path);
        return (ModelFile.Read(file, "model"), path);
    }

    private static ServedModel Served(string name)
    {
        var document = InProcess.Run("", "inspect", Trained.Value.Path, "--json").Output;
        return new ServedModel(name, Trained.Value.Path, Trained.Value.Model, Encoding.UTF8.GetBytes(document));
    }

    private Service Service() => new(_models, withProbabilities: true, [], _limits.MaxRows, _metrics, TimeProvider.System);

    private Server Listen(Limits limits) => new(0x7F000001, 0, threads: 2, Service, limits);

    private Socket Connect(int? port = null)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect("127.0.0.1", port ?? _server!.Port);
        return client;
    }

    private static string Request(string path, string kind, string body, string headers = "") =>
        $"POST {path} HTTP/1.1\r\nHost: a\r\n{(kind.Length > 0 ? $"Content-Type: {kind}\r\n" : "")}Content-Length: {body.Length}\r\n{headers}\r\n{body}";

    private (int Status, string Body) Post(string path, string kind, string body, string headers = "") =>
        Parse(Exchange(Request(path, kind, body, headers + "Connection: close\r\n")));

    private (int Status, string Body) Get(string path) => Parse(Exchange($"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));

    private string Exchange(string request)
    {
        using var client = Connect();
        client.Send(Encoding.Latin1.GetBytes(request));
        return ReadAll(client);
    }

    private static string ReadAll(Socket client)
    {
        using var all = new MemoryStream();
        var buffer = new byte[4096];
        while (client.Receive(buffer) is > 0 and var count)
        {
            all.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    private static (int Status, string Body) Parse(string answer)
    {
        var parts = answer.Split("\r\n\r\n", 2);
        Assert.Contains($"\r\nContent-Length: {Encoding.UTF8.GetByteCount(parts[1])}", parts[0], StringComparison.Ordinal);
        return (int.Parse(parts[0].AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), parts[1]);
    }
}
