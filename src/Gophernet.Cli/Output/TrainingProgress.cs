using System.Diagnostics;
using System.Globalization;

namespace Gophernet.Cli.Output;

/// <summary>How training goes: a line drawn over on a terminal, a plain line now and then elsewhere, every hundredth part in the log.</summary>
internal sealed class TrainingProgress(Messages messages, int epochs)
{
    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly int _logEvery = Math.Max(1, epochs / 100);
    private long _last = Stopwatch.GetTimestamp();
    private bool _hasDrawn;

    public void Report(int epoch, double loss)
    {
        if (epoch % _logEvery == 0)
        {
            Log.Epoch(messages.Logger, epoch, epochs, loss);
        }

        if (messages.IsQuiet || Stopwatch.GetElapsedTime(_last) < (messages.IsLive ? BetweenDrawings : BetweenLines))
        {
            return;
        }

        _last = Stopwatch.GetTimestamp();
        var text = string.Create(CultureInfo.InvariantCulture, $"epoch {epoch} of {epochs}, loss {loss:0.0000}");
        if (messages.IsLive)
        {
            messages.Draw(text);
            _hasDrawn = true;
        }
        else
        {
            messages.Note(text);
        }
    }

    /// <summary>Clears what was drawn.</summary>
    public void End()
    {
        if (_hasDrawn)
        {
            messages.Draw("");
        }
    }
}
