using System.Text;
using System.Text.Json;
using Gophernet.Cli.Settings;
using Gophernet.Json;
using Gophernet.Tuning;

namespace Gophernet.Cli.Output;

/// <summary>What a search says of trials and of their end, for people and for machines.</summary>
/// <param name="search">The search.</param>
/// <param name="preset">The preset that the user's own options start from.</param>
internal sealed class TuningReport(TrialSearch search, string preset)
{
    private const int MaxRows = 5;
    private const string Nothing = "Nothing beat the default beyond noise";

    /// <summary>A trial, on a line.</summary>
    /// <param name="score">Its score.</param>
    /// <param name="seconds">How long it took, after a comma; empty for nothing.</param>
    public string Line(TrialScore score, string seconds)
    {
        var all = search.Halving.All.Length;
        var parts = score.IsOfSample ? $"1 of {all} parts, one row in {search.Halving.Divisor} learned from"
            : score.Parts == all ? $"all {all} parts" : $"{score.Parts} of {all} parts";
        var text = score.Fault is { } fault ? $"left out: {fault}"
            : $"{search.LossName} {MetricText.Of(score.Loss)} ± {MetricText.Of(score.StandardError)}, {search.Measure} {MetricText.Of(score.Measure)}, {parts}";
        return $"trial {score.Trial.Number}: {text}{seconds}: {OptionsOf(score.Trial)}";
    }

    /// <summary>The report: the best trials, what they are worth, and the line to paste.</summary>
    /// <param name="outcome">What came of the search.</param>
    /// <param name="line">The line.</param>
    /// <param name="isInterrupted">Whether the search was ended before its end.</param>
    /// <param name="width">How wide a line may be, but for the line to paste.</param>
    public string ToText(TuningOutcome outcome, string line, bool isInterrupted, int width)
    {
        var text = new StringBuilder();
        TextTable.Append(text, [["options", search.LossName, "error", search.Measure], .. RowsOf(outcome).Select(score => (string[])
        [
            $"{score.Trial.Number}: {OptionsOf(score.Trial)}", MetricText.Of(score.Loss), MetricText.Of(score.StandardError), MetricText.Of(score.Measure),
        ])], width);
        var sentences = Summary(outcome, isInterrupted).SelectMany(sentence => WordWrap.Lines(sentence, width, cutsWords: false));
        text.Append('\n').AppendJoin('\n', sentences).Append("\n\n").Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>A trial for machines.</summary>
    public void WriteTrial(Utf8JsonWriter json, TrialScore score)
    {
        json.WriteStartObject();
        json.WriteNumber("trial", score.Trial.Number);
        json.WriteStartObject("options");
        foreach (var (name, value) in TrainLine.Changes(score.Trial, preset))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteNumber("parts", score.Parts);
        json.WriteNumber("one_row_in", score.IsOfSample ? search.Halving.Divisor : 1);
        if (score.Fault is not null)
        {
            json.WriteString("fault", score.Fault);
        }
        else
        {
            json.WriteNumber("rows", score.Rows);
            WriteScore(json, score.Loss, score.Measure);
            json.WriteFinite("standard_error", score.StandardError);
        }

        json.WriteEndObject();
    }

    /// <summary>The report for machines, within an object.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="outcome">What came of the search.</param>
    /// <param name="arguments">The arguments of the line to paste.</param>
    /// <param name="isInterrupted">Whether the search was ended before its end.</param>
    public void WriteOutcome(Utf8JsonWriter json, TuningOutcome outcome, string[] arguments, bool isInterrupted)
    {
        json.WriteNumber("trials", outcome.Trials);
        json.WriteString("loss_name", search.LossName);
        json.WriteString("measure_name", search.Measure);
        json.WriteStartArray("ranking");
        foreach (var score in RowsOf(outcome))
        {
            WriteTrial(json, score);
        }

        json.WriteEndArray();
        if (outcome.Comparison is { } final)
        {
            json.WriteStartObject("comparison");
            json.WriteNumber("rows", final.Own.Rows);
            json.WriteBoolean("is_whole", final.IsWhole);
            json.WriteStartObject("best");
            WriteScore(json, Mean(final.Best), final.Best.Measure);
            json.WriteEndObject();
            json.WriteStartObject("default");
            WriteScore(json, Mean(final.Own), final.Own.Measure);
            json.WriteEndObject();
            json.WriteFinite("difference", final.Difference.Mean);
            json.WriteFinite("standard_error", final.Difference.StandardError);
            json.WriteEndObject();
        }

        json.WriteBoolean("is_better", outcome.IsBetter);
        json.WriteString("summary", string.Join(' ', Summary(outcome, isInterrupted)));
        json.WriteTexts("arguments", arguments);
        json.WriteString("line", TrainLine.Text(arguments));
    }

    /// <summary>What the search found, in plain words, a line each.</summary>
    private string[] Summary(TuningOutcome outcome, bool isInterrupted)
    {
        var (trials, best) = (NameList.Count(outcome.Trials, "trial"), outcome.Best!.Trial.Number);
        if (outcome.Comparison is not { } final)
        {
            return
            [
                (isInterrupted, best) switch
                {
                    (true, 0) => $"Interrupted: none of {trials} so far is better than the default.",
                    (true, _) => $"Interrupted: the best so far of {trials} is trial {best}, not yet compared with the default on other rows.",
                    _ when outcome.Trials == 0 => $"{Nothing}: there was no time for a trial; give more.",
                    _ => $"{Nothing}: on the rows that choose, none of {trials} was better.",
                },
            ];
        }

        var networks = final.IsWhole ? "" : "with one network of each kind, ";
        var (mean, error) = (final.Difference.Mean, MetricText.Of(final.Difference.StandardError));
        return
        [
            outcome.IsBetter ? $"Trial {best}, the best of {trials}, beat the default beyond noise." : $"{Nothing}: trial {best} was the best of {trials}, but",
            $"{(outcome.IsBetter ? "On" : "on")} {NameList.Count(final.Own.Rows, "row")} that took no part in choosing, {networks}its {search.LossName} is "
                + $"{MetricText.Of(Mean(final.Best))} against {MetricText.Of(Mean(final.Own))}, its {search.Measure} "
                + $"{MetricText.Of(final.Best.Measure)} against {MetricText.Of(final.Own.Measure)}:",
            $"{(mean < 0 ? "worse" : "better")} by {MetricText.Of(Math.Abs(mean))}, with a standard error of {error}.",
        ];
    }

    private static void WriteScore(Utf8JsonWriter json, double loss, double measure)
    {
        json.WriteFinite("loss", loss);
        json.WriteFinite("measure", measure);
    }

    private static double Mean(PartScore score) => score.Loss / score.Rows;

    private string OptionsOf(Trial trial) => trial.Number == 0 ? "the default" : TrainLine.ChangesText(trial, preset);

    /// <summary>The best trials, and the user's own options where they are not among them.</summary>
    private static TrialScore[] RowsOf(TuningOutcome outcome)
    {
        var best = outcome.Ranking.Take(MaxRows);
        return best.Any(score => score.Trial.Number == 0) ? best : [.. best, outcome.Own!];
    }
}
