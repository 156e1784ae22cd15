using System.Text;

namespace Gophernet.Cli.Streams;

/// <summary>What the process has of the world: three streams, opened when first used, and a clock. Tests put their own in their place.</summary>
internal sealed class Shell : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private const int MinWidth = 20;
    private const int UsualWidth = 80;

    private readonly Func<int> _width;
    private readonly Lazy<Interruption>? _interruption;
    private readonly Lazy<Stream> _input;
    private readonly Lazy<Stream> _output;
    private readonly Lazy<TextWriter> _outputText;
    private readonly Lazy<TextWriter> _error;
    private bool _isMute;

    public Shell(
        Func<Stream> input, Func<Stream> output, Func<Stream> error, bool isInputTerminal, bool isErrorTerminal, TimeProvider clock, Func<int>? width = null,
        Func<Interruption>? interruption = null)
    {
        _interruption = interruption is null ? null : new Lazy<Interruption>(interruption);
        _width = width ?? (() => UsualWidth);
        _input = new Lazy<Stream>(input);
        _output = new Lazy<Stream>(output);
        _outputText = new Lazy<TextWriter>(() => new StreamWriter(Output, Utf8) { NewLine = "\n" });
        _error = new Lazy<TextWriter>(() => new StreamWriter(error(), Utf8) { NewLine = "\n", AutoFlush = true });
        IsInputTerminal = isInputTerminal;
        IsErrorTerminal = isErrorTerminal;
        Clock = clock;
    }

    public static Shell OfProcess(Func<Interruption>? interruption = null)
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        var hasColors = !isDumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")); // no-color.org
        Shell? shell = null;
        CancellationToken Ending() => shell!.Ending;
        return shell = new(
            () => OperatingSystem.IsLinux() ? new StandardInput() : Console.OpenStandardInput(), () => StandardOutput.Open(Ending),
            () => StandardError.Open(Ending), !Console.IsInputRedirected, !Console.IsErrorRedirected && !isDumb, TimeProvider.System, TerminalWidth,
            interruption)
        {
            ColorsOutput = hasColors && !Console.IsOutputRedirected,
            ColorsError = hasColors && !Console.IsErrorRedirected,
            IsOutputTerminal = !isDumb && !Console.IsOutputRedirected,
            HasDescriptors = true,
            WritesJsonErrors = "json".Equals(Environment.GetEnvironmentVariable("GOPHERNET_ERRORS"), StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>What a signal does from the first look at it on; null where the process is not ours alone.</summary>
    public Interruption? Interruption => _interruption?.Value;

    /// <summary>Cancelled where a signal asks a command to end in order; never where signals end the process at once.</summary>
    public CancellationToken Ending => _interruption is { IsValueCreated: true } ? _interruption.Value.Ending : default;

    /// <summary>What the process returns where it ends without a fault: that of the signal that asked it to, or 0.</summary>
    public int EndedWith => _interruption is { IsValueCreated: true } ? _interruption.Value.ExitCode : 0;

    /// <summary>The files of arguments that were read: inputs, too.</summary>
    public List<string> ArgumentFiles { get; } = [];

    public bool IsInputTerminal { get; }

    /// <summary>Whether its streams are descriptors 0 to 2 of the process.</summary>
    public bool HasDescriptors { get; init; }

    /// <summary>Whether standard error is a terminal that a line can be drawn over on.</summary>
    public bool IsErrorTerminal { get; }

    /// <summary>The columns of that terminal.</summary>
    public int ErrorWidth => IsErrorTerminal ? Math.Max(_width(), MinWidth) : UsualWidth;

    /// <summary>Whether standard output is a terminal that charts can be drawn on.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>The columns of that terminal; without one, lines may be of any length.</summary>
    public int OutputWidth =>
        IsOutputTerminal && Terminal.Width(Terminal.StandardOutput) is > 0 and var width ? Math.Max(width, MinWidth) : int.MaxValue;

    /// <summary>Whether what is written for people on standard output is coloured.</summary>
    public bool ColorsOutput { get; set; }

    /// <summary>Whether what is written on standard error is.</summary>
    public bool ColorsError { get; set; }

    /// <summary>Whether an error is a JSON object on a line, and not a line for people.</summary>
    public bool WritesJsonErrors { get; set; }

    /// <summary>A variable of the environment that a scheduler may have set; null where it is not.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>What time limits, and intervals on a terminal, are measured by. What is said elsewhere does not depend on it.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Is told what the process returns, before it ends and once everything is said.</summary>
    public Action<int> AtEnd { get; set; } = _ => { };

    public Stream Input => _input.Value;

    /// <summary>For data.</summary>
    public Stream Output => _output.Value;

    /// <summary>For reports and help; flushed at the end.</summary>
    public TextWriter OutputText => _outputText.Value;

    /// <summary>For people.</summary>
    public TextWriter Error => _isMute ? TextWriter.Null : _error.Value;

    private static int TerminalWidth() => Terminal.Width(Terminal.StandardError) is > 0 and var width ? width : UsualWidth;

    /// <summary>Says nothing more to people.</summary>
    public void MuteError() => _isMute = true;

    public void Flush()
    {
        if (_outputText.IsValueCreated)
        {
            _outputText.Value.Flush();
        }
    }

    public void Dispose()
    {
        if (_interruption is { IsValueCreated: true })
        {
            _interruption.Value.Dispose();
        }

        if (_input.IsValueCreated)
        {
            _input.Value.Dispose();
        }
    }
}
