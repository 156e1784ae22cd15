using System.Diagnostics;
using System.Net;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>The published executable as a server: signals, models, and what it says.</summary>
public sealed class ServeCommandTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private static readonly byte[] Rows = "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n6.2,3.4,5.4,2.3\n"u8.ToArray();

    private readonly List<Process> _servers = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var server in _servers)
        {
            server.Kill(); // where a test failed before it ended it; of one that has ended nothing
            server.Dispose();
        }
    }

    [Fact]
    public async Task It_answers_as_predict_until_a_signal_ends_it()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        var process = Start(workspace, "model.safetensors");
        using var client = new HttpClient { BaseAddress = await AddressOf(process) };
        var expected = Executable.Run(Runner.Native, workspace.Folder, Rows, "predict", "model.safetensors", "-q").Output;

        Assert.Equal(expected, await Predict(client));
        Executable.Signal(process, "TERM");
        Assert.Equal("gophernet: shutting down: finishing open requests\n", await process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task It_reads_models_again_and_keeps_those_that_are_damaged()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        var process = Start(workspace, "a=model.safetensors");
        using var client = new HttpClient { BaseAddress = await AddressOf(process) };
        var before = await client.GetStringAsync(new Uri("/model/a", UriKind.Relative), Cancel);

        await File.WriteAllTextAsync(workspace.File("new"), "damaged", Cancel);
        File.Move(workspace.File("new"), workspace.File("model.safetensors"), overwrite: true);
        Executable.Signal(process, "HUP");
        Assert.StartsWith("gophernet: a stays as it was: model.safetensors: ", await process.StandardError.ReadLineAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("gophernet: reloaded 0 of 1 model", await process.StandardError.ReadLineAsync(Cancel));
        Assert.Equal(before, await client.GetStringAsync(new Uri("/model", UriKind.Relative), Cancel));
        File.Copy(trained.PlainPath, workspace.File("model.safetensors"), overwrite: true);
        Executable.Signal(process, "HUP");
        Assert.Equal("gophernet: reloaded the models", await process.StandardError.ReadLineAsync(Cancel));
        Assert.NotEqual(before, await client.GetStringAsync(new Uri("/model/a", UriKind.Relative), Cancel));
        Executable.Signal(process, "TERM");
        await process.WaitForExitAsync(Cancel);
    }

    // A model that the options do not fit, and one that can no longer be read again, end nothing.
    [Fact]
    public async Task Whatever_takes_the_place_of_a_model_the_others_are_served()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        File.Copy(trained.Path, workspace.File("other.safetensors"));
        var process = Start(workspace, "model.safetensors", "other.safetensors", "--probabilities");
        using var client = new HttpClient { BaseAddress = await AddressOf(process) };
        var before = await client.GetStringAsync(new Uri("/model/model", UriKind.Relative), Cancel);
        var numbers = "x,y\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row},{row * 7 % 13}.5\n"));
        Assert.Equal(0, InProcess.Run(numbers, "train", "-q", "--preset", "plain", "--epochs", "1", "-o", workspace.File("model.safetensors")).ExitCode);

        Executable.Signal(process, "HUP");

        Assert.Equal(
            "gophernet: model stays as it was: --probabilities is for classes and labels, and model predicts numbers",
            await process.StandardError.ReadLineAsync(Cancel));
        Assert.Equal("gophernet: reloaded 1 of 2 models", await process.StandardError.ReadLineAsync(Cancel));
        File.Delete(workspace.File("model.safetensors"));
        using var made = Process.Start("mkfifo", [workspace.File("model.safetensors")]);
        await made.WaitForExitAsync(Cancel);
        Executable.Signal(process, "HUP");
        Assert.StartsWith(
            "gophernet: model stays as it was: model.safetensors: is no regular file", await process.StandardError.ReadLineAsync(Cancel),
            StringComparison.Ordinal);
        Assert.Equal("gophernet: reloaded 1 of 2 models", await process.StandardError.ReadLineAsync(Cancel));
        Assert.Equal(before, await client.GetStringAsync(new Uri("/model/model", UriKind.Relative), Cancel));
        Executable.Signal(process, "TERM");
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("a served model is a file", "m=-")]
    [InlineData("a served model is a file", "-")]
    [InlineData("found \"a/b\": give iris.st one, as in iris=FILE", "a/b=iris.st")]
    [InlineData("found \"\": give iris.st one, as in iris=FILE", "=iris.st")]
    public void What_cannot_be_served_is_refused_at_once(string words, string model)
    {
        var run = InProcess.Run("", "serve", model);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var workspace = new Workspace();
        workspace.CopyIn(trained.Path);
        var process = Start(workspace, "model.safetensors");
        var address = await AddressOf(process);

        var other = Executable.Run(Runner.Native, workspace.Folder, [], "serve", "model.safetensors", "--listen", $"{address.Port}");

        Assert.Equal(1, other.ExitCode);
        Assert.StartsWith($"gophernet: 127.0.0.1:{address.Port}: cannot be listened on: Address already in use\n", other.Error, StringComparison.Ordinal);
    }

    private Process Start(Workspace workspace, params string[] models)
    {
        _servers.Add(Executable.Start(Runner.Native, workspace.Folder, ["serve", .. models, "--listen", "127.0.0.1:0"]));
        return _servers[^1];
    }

    /// <summary>Where it listens, once it does.</summary>
    private static async Task<Uri> AddressOf(Process process)
    {
        var line = await process.StandardError.ReadLineAsync(Cancel);
        Assert.NotNull(line);
        Assert.Contains(" on http://127.0.0.1:", line, StringComparison.Ordinal);
        return new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]);
    }

    private static async Task<string> Predict(HttpClient client)
    {
        using var body = new ByteArrayContent(Rows);
        var answer = await client.PostAsync(new Uri("/predict", UriKind.Relative), body, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }
}
