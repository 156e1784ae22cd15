using System.Globalization;
using Gophernet.Tuning;

namespace Gophernet.Cli.Output;

/// <summary>
/// How a search goes: a line a trial, with its seconds on a terminal, where the time left is drawn below; and, where asked for, each trial as JSON. Elsewhere
/// what is said does not depend on the clock.
/// </summary>
/// <param name="messages">Receives what is for people.</param>
/// <param name="search">The search.</param>
/// <param name="report">How trials are told.</param>
/// <param name="json">Receives what is for machines; null for nothing.</param>
internal sealed class TuningProgress(Messages messages, TrialSearch search, TuningReport report, Stream? json) : ITuningProgress
{
    private readonly Lock _lock = new();
    private Stream? _json = json;
    private double _best = double.PositiveInfinity;
    private int _ended;

    /// <summary>The seconds that a trial took; null where that is not known.</summary>
    public Func<int, double?> SecondsOf { get; init; } = static _ => null;

    /// <summary>The time left, in a few words; null for a moment.</summary>
    public Func<string?> TimeLeft { get; init; } = static () => null;

    public void Begin(int trial, int step) => Draw();

    public void Done(int trial, int step) => Draw();

    public void End(TrialScore score)
    {
        lock (_lock)
        {
            _ended++;
            _best = score.IsOf(search.Top) ? Math.Min(_best, score.Loss) : _best;
            var seconds = messages.IsLive && SecondsOf(score.Trial.Number) is { } found
                ? string.Create(CultureInfo.InvariantCulture, $", {found:0.0} s") : "";
            messages.Say(report.Line(score, seconds));
            if (_json is not null && !TrainingProgress.TryWrite(_json, writer => report.WriteTrial(writer, score)))
            {
                _json = null;
            }
        }
    }

    private void Draw()
    {
        lock (_lock)
        {
            var best = double.IsFinite(_best) ? $", best {search.LossName} {MetricText.Of(_best)}" : "";
            messages.Progress($"{NameList.Count(_ended, "trial")} done{best}{(TimeLeft() is { } left ? $", {left} left" : "")}");
        }
    }
}
