using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Gophernet.Cli.Serving;
using Gophernet.Models;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Tests;

/// <summary>A server in the test's process, on a port that is free, and what a client needs to ask it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class TestServer : IDisposable
{
    public const string Rows = "a,b\n1,red\n2,blue\n,\n4,\"red\"\n";

    private static readonly Lazy<(Model Model, string Path)> Trained = new(Train);

    private readonly Server _server;

    public TestServer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "serve is for Linux");
        _server = Listen(Limits);
    }

    public static string ModelPath => Trained.Value.Path;

    public Metrics Metrics { get; } = new();

    public ServedModels Models { get; } = new([Served("colours"), Served("other")]);

    public Limits Limits { get; } = new(MaxBody: 100_000, MaxRows: 1000, RequestMilliseconds: 60_000);

    public void Dispose() => _server.Dispose();

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

    public static ServedModel Served(string name)
    {
        var document = InProcess.Run("", "inspect", ModelPath, "--json").Output;
        return new ServedModel(name, ModelPath, Trained.Value.Model, Encoding.UTF8.GetBytes(document));
    }

    private Service Service() => new(Models, withProbabilities: true, [], Limits.MaxRows, Metrics, TimeProvider.System);

    public Server Listen(Limits limits, int threads = 2) => new(0x7F000001, 0, threads, Service, limits);

    public Socket Connect(int? port = null)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect("127.0.0.1", port ?? _server.Port);
        return client;
    }

    public static string Request(string path, string kind, string body, string headers = "") =>
        $"POST {path} HTTP/1.1\r\nHost: a\r\n{(kind.Length > 0 ? $"Content-Type: {kind}\r\n" : "")}Content-Length: {body.Length}\r\n{headers}\r\n{body}";

    public (int Status, string Body) Post(string path, string kind, string body, string headers = "") =>
        Parse(Exchange(Request(path, kind, body, headers + "Connection: close\r\n")));

    public (int Status, string Body) Get(string path, int? port = null) =>
        Parse(Exchange($"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", port));

    public string Exchange(string request, int? port = null)
    {
        using var client = Connect(port);
        client.Send(Encoding.Latin1.GetBytes(request));
        return ReadAll(client);
    }

    public static string ReadAll(Socket client)
    {
        using var all = new MemoryStream();
        var buffer = new byte[4096];
        while (client.Receive(buffer) is > 0 and var count)
        {
            all.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    public static (int Status, string Body) Parse(string answer)
    {
        var parts = answer.Split("\r\n\r\n", 2);
        Assert.Contains($"\r\nContent-Length: {Encoding.UTF8.GetByteCount(parts[1])}", parts[0], StringComparison.Ordinal);
        return (int.Parse(parts[0].AsSpan(9, 3), CultureInfo.InvariantCulture), parts[1]);
    }
}
