using System.Globalization;
using Gophernet.Cli.Streams;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Gophernet.Cli.Output;

/// <summary>
/// The log of --verbose: one line an entry, on standard error. The provider is made by hand: LoggerFactory.Create brings a container for services,
/// configuration, and the reflection that both live on.
/// </summary>
internal static class ConsoleLog
{
    /// <summary>Begins a log.</summary>
    /// <param name="shell">On whose standard error.</param>
    public static ILoggerProvider Create(Shell shell)
    {
        if (shell.HasDescriptors)
        {
            // The provider asks for both writers. Those that the framework makes send ESC [ ? 1 h to a terminal on standard output, where data may go.
            Console.SetOut(TextWriter.Null);
            Console.SetError(new StreamWriter(StandardError.Open(() => shell.Ending)) { AutoFlush = true });
        }

        return new ConsoleLoggerProvider(new FixedOptions(), [new LineFormatter()]);
    }

    private sealed class FixedOptions : IOptionsMonitor<ConsoleLoggerOptions>
    {
        // Without the threshold the log would go to standard output.
        public ConsoleLoggerOptions CurrentValue { get; } = new()
        {
            FormatterName = LineFormatter.FormatterName,
            LogToStandardErrorThreshold = LogLevel.Trace,
        };

        public ConsoleLoggerOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<ConsoleLoggerOptions, string?> listener) => null;
    }

    /// <summary>Writes lines such as "14:05:09.123 info: gophernet[3] epoch 1 of 10: loss 0.693147".</summary>
    private sealed class LineFormatter() : ConsoleFormatter(FormatterName)
    {
        public const string FormatterName = "line";

        public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
        {
            var time = DateTime.UtcNow.TimeOfDay; // no time zones are compiled in
            textWriter.Write(string.Create(CultureInfo.InvariantCulture, $"{time.Hours:D2}:{time.Minutes:D2}:{time.Seconds:D2}.{time.Milliseconds:D3} "));
            textWriter.Write(logEntry.LogLevel == LogLevel.Debug ? "dbug: " : "info: ");
            textWriter.Write(logEntry.Category);
            textWriter.Write('[');
            textWriter.Write(logEntry.EventId.Id);
            textWriter.Write("] ");
            textWriter.WriteLine(Printable.Line(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        }
    }
}
