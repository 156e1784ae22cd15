using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Tables;

namespace Gophernet.Cli.Commands;

/// <summary>What a command finds in its rows that is far from training, and says at its end.</summary>
internal sealed class FarRows : IDisposable
{
    private readonly OutputFile? _file;

    /// <summary>Prepares to look; the file of a report is created at once, so that a place that cannot be written is found before the work.</summary>
    public FarRows(FarSettings settings, Model model, Messages messages, Shell shell)
    {
        _file = settings.Report is null ? null : OutputFile.Create(settings.Report, shell);
        var isNeeded = settings.IsStrict || settings.Report is not null || !messages.IsQuiet;
        Watch = isNeeded ? new FarWatch(model.Schema, model.Record?.Data, hasBins: settings.Report is not null, settings.IsStrict) : null;
    }

    /// <summary>Looks at rows as they are read; null where nobody wants to know.</summary>
    public FarWatch? Watch { get; }

    /// <summary>Says what was found, and writes the report.</summary>
    /// <param name="source">The name of the input.</param>
    /// <param name="messages">Receives a few lines.</param>
    public void Conclude(string source, Messages messages)
    {
        if (Watch is null)
        {
            return;
        }

        FarReport.Write(Watch.Total, source, messages);
        if (_file is not null)
        {
            _file.Write(stream => FarReport.WriteJson(Watch.Total, stream));
            _file.Commit();
        }
    }

    public void Dispose() => _file?.Dispose();
}
