using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Csv;
using Gophernet.Storage;
using Gophernet.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gophernet.Cli.Output;

/// <summary>What a command says to people, on standard error: short notes, unless asked to be quiet, and the log, when asked for.</summary>
internal sealed class Messages : IDisposable
{
    private const string Prefix = "gophernet:";

    private readonly Verbosity _verbosity;
    private readonly Shell _shell;
    private readonly ILoggerProvider? _loggers;
    private readonly List<string> _warnings = [];
    private readonly List<string> _notes = [];
    private bool _hasDrawn;

    public Messages(Verbosity verbosity, Shell shell)
    {
        _verbosity = verbosity;
        _shell = shell;
        _loggers = verbosity == Verbosity.Verbose ? ConsoleLog.Create(shell) : null;
        Logger = _loggers?.CreateLogger("gophernet") ?? NullLogger.Instance;
    }

    public ILogger Logger { get; }

    /// <summary>Whether a line may be drawn over again and again.</summary>
    public bool IsLive => _verbosity == Verbosity.Normal && _shell.IsErrorTerminal;

    public bool IsQuiet => _verbosity == Verbosity.Quiet;

    /// <summary>What was noted so far.</summary>
    public Remarks Remarks => new(_warnings, _notes);

    /// <summary>The characters that a line of the terminal has room for, so that drawing over it stays on it.</summary>
    public int Width => _shell.ErrorWidth - 1;

    /// <summary>Says one line that a JSON document has among its notes.</summary>
    public void Note(string text)
    {
        _notes.Add(Printable.Cut(text));
        Say(text);
    }

    /// <summary>Notes what the user may have to do something about.</summary>
    public void Warn(string text)
    {
        _warnings.Add(Printable.Cut(text));
        Write(Paint.Warning(Prefix, _shell.ColorsError), text);
    }

    /// <summary>Notes what was assumed, and the option that says otherwise.</summary>
    public void Note(string text, Setting setting) => Warn($"{text} ({HintText.OptionOf(setting)})");

    /// <summary>Says one line that a JSON document has in other words, or that is of no use there.</summary>
    public void Say(string text) => Write(Prefix, text);

    /// <summary>Says what was assumed of an input, once it is read.</summary>
    /// <param name="tally">What was assumed of its records.</param>
    /// <param name="header">What was changed in its names; null where that is said elsewhere.</param>
    public void NoteReading(ReadingTally tally, Header? header = null)
    {
        foreach (var note in tally.Notes)
        {
            Note(note);
        }

        foreach (var note in header?.Notes ?? [])
        {
            Note(HintText.Of(note));
        }
    }

    /// <summary>Says how far something has come, where a line may be drawn over; on any thread.</summary>
    public void Progress(string text)
    {
        if (IsLive)
        {
            lock (_shell)
            {
                Draw(text);
            }
        }
    }

    /// <summary>Clears what was drawn.</summary>
    public void EndProgress()
    {
        if (_hasDrawn)
        {
            Draw("");
        }
    }

    /// <summary>Draws over the current line of the terminal; an empty text clears it.</summary>
    public void Draw(string text)
    {
        _hasDrawn = text.Length > 0;
        _shell.Error.Write("\r\e[K" + (text.Length <= Width ? text : text[..(Width - 1)] + "…"));
    }

    private void Write(string prefix, string text)
    {
        if (!IsQuiet)
        {
            EndProgress();
            _shell.Error.WriteLine($"{prefix} {Printable.Line(FileName.Show(text))}");
        }
    }

    public void Dispose()
    {
        EndProgress();
        _loggers?.Dispose(); // writes what is still queued
    }
}
