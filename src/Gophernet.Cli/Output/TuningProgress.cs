using System.Globalization;
using Gophernet.Tuning;

namespace Gophernet.Cli.Output;

/// <summary>
/// How a search goes: a line a trial, with its seconds on a terminal, where the time left is drawn below; and, where asked for, each trial as JSON. Elsewhere
/// what is said does not depend on the clock.
/// </summary>
/// <param name="messages">Receives what is for people.</param>
/// <param name="report">How trials are told.</param>
/// <param name="clock">Measures trials.</param>
/// <param name="json">Receives what is for machines; null for nothing.</param>
internal sealed class TuningProgress(Messages messages, TuningReport report, TimeProvider clock, Stream? json) : ITuningProgress
{
    private readonly Dictionary<(int Trial, int Part), long> _begun = []; // guarded by itself, as all below
    private readonly Dictionary<int, double> _seconds = [];
    private Stream? _json = json;
    private double _best = double.PositiveInfinity;
    private int _ended;

    /// <summary>Called for each network that was trained.</summary>
    public Action OnDone { get; init; } = static () => { };

    /// <summary>Called when a trial ends, before it is told.</summary>
    public Action<TrialScore> OnEnd { get; init; } = static _ => { };

    /// <summary>The time left, in a few words; null for a moment.</summary>
    public Func<string?> TimeLeft { get; init; } = static () => null;

    public void Begin(int trial, int part)
    {
        lock (_begun)
        {
            _begun[(trial, part)] = clock.GetTimestamp();
            Draw();
        }
    }

    public void Done(int trial, int part)
    {
        OnDone();
        lock (_begun)
        {
            _seconds[trial] = _seconds.GetValueOrDefault(trial) + clock.GetElapsedTime(_begun[(trial, part)]).TotalSeconds;
            Draw();
        }
    }

    public void End(TrialScore score)
    {
        OnEnd(score);
        lock (_begun)
        {
            _ended++;
            _best = score.Parts == report.Parts ? Math.Min(_best, score.Loss) : _best;
            var seconds = messages.IsLive && _seconds.TryGetValue(score.Trial.Number, out var found)
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
        var best = double.IsFinite(_best) ? $", best {report.LossName} {MetricText.Of(_best)}" : "";
        messages.Progress($"{NameList.Count(_ended, "trial")} done{best}{(TimeLeft() is { } left ? $", {left} left" : "")}");
    }
}
