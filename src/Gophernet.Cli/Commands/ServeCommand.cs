using System.Runtime.Versioning;
using Gophernet.Cli.Output;
using Gophernet.Cli.Serving;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Storage;
using Gophernet.Threading;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet serve</c>: predictions over HTTP, until a signal ends it.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Answers predictions over HTTP",
            "gophernet serve iris.safetensors --probabilities",
            "gophernet serve flowers=iris.safetensors --listen 127.0.0.1:9000");
        var options = new ServeOptions(verbosity);
        options.AddTo(command);
        command.RunWith(options.Read, settings => Run(settings, shell));
        return command;
    }

    private static int Run(ServeSettings settings, Shell shell)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new GophernetException(
                "serve needs Linux", "Elsewhere, keep gophernet predict --json running, and write rows to it: it answers each at once.");
        }

        using var messages = new Messages(settings.Verbosity, shell);
        var models = new ServedModels([.. settings.Models.Select(model => Read(model.Name, model.Path))]);
        using var wake = new AutoResetEvent(false);
        if (shell.Interruption is { } interruption)
        {
            interruption.HangUp = () => wake.Set();
            interruption.EndsInOrder = true;
        }

        using var registration = shell.Ending.Register(() => wake.Set());
        using var server = Listen(settings, models, shell);
        Say(settings, server, messages);
        while (true)
        {
            wake.WaitOne();
            if (shell.Ending.IsCancellationRequested)
            {
                messages.Say("shutting down: finishing open requests");
                return ExitCode.Done; // a signal is how it is meant to end
            }

            Reload();
        }

        // A disk that does not answer must not keep the server from ending.
        void Reload()
        {
            try
            {
                var all = settings.Models.Length;
                var count = LeavableWork.Run(
                    () => models.Reload(
                        old => Read(old.Name, old.Path),
                        (old, error) => messages.Warn(
                            $"{old.Name} stays as it was: {(error is GophernetException fault ? Problem.Of(fault).Line : error.Message)}")),
                    shell.Ending);
                messages.Say(count == all ? "reloaded the models" : $"reloaded {count} of {NameList.Count(all, "model")}");
            }
            catch (OperationCanceledException)
            {
            }
        }

        ServedModel Read(string name, string path)
        {
            if (!Path.Exists(path))
            {
                throw new GophernetException(new Place(FileName.Show(path)), "no such file", "Check the name.");
            }

            if (FilePlace.Of(path) is { IsRegular: false, IsFolder: false })
            {
                throw new GophernetException(
                    new Place(FileName.Show(path)), "is no regular file, which can be read again", "Write the model to a file first.");
            }

            var model = ModelInput.Read(path, shell, messages);
            _ = model.RangesOf(settings.Percents); // a model that has none is refused before it answers
            if (settings.WithProbabilities && model.Schema.Target.ProbabilityNames.IsEmpty)
            {
                throw new UsageException([$"--probabilities is for classes and labels, and {name} predicts numbers"]);
            }

            var document = new MemoryStream();
            ModelReport.WriteJson(model, document);
            return new ServedModel(name, path, model, document.ToArray());
        }
    }

    [SupportedOSPlatform("linux")]
    private static Server Listen(ServeSettings settings, ServedModels models, Shell shell)
    {
        var limits = new Limits(settings.MaxBody, settings.MaxRows, (int)settings.RequestTime.TotalMilliseconds);
        var metrics = new Metrics();
        try
        {
            return new Server(settings.Listen.Address, settings.Listen.Port, settings.Threads, () => new Service(
                models, settings.WithProbabilities, settings.Percents, limits.MaxRows, metrics, shell.Clock), limits);
        }
        catch (IOException e)
        {
            var address = settings.Listen.ToText(settings.Listen.Port);
            throw new GophernetException(
                new Place(address), $"cannot be listened on: {e.Message}", "Give another address or port with --listen; port 0 takes one that is free.", e);
        }
    }

    [SupportedOSPlatform("linux")]
    private static void Say(ServeSettings settings, Server server, Messages messages)
    {
        var names = NameList.Shorten([.. settings.Models.Select(model => model.Name)]);
        messages.Say($"serving {names} on http://{settings.Listen.ToText(server.Port)}");
        if (!settings.Listen.IsLocal)
        {
            messages.Warn("other machines can reach it, unencrypted and without a password: put a proxy in front that asks for them");
        }
    }
}
