using System.Globalization;
using System.Text.Json;
using Gophernet.Cli.Streams;
using Gophernet.Models;

namespace Gophernet.Cli.Output;

/// <summary>
/// How training goes: a line drawn over on a terminal, with the error as a small chart; every hundredth part in the log; and, where asked for, every
/// epoch as JSON. Elsewhere nothing: what is said there is the same at any speed.
/// </summary>
/// <param name="messages">Receives what is for people.</param>
/// <param name="trainer">What is trained.</param>
/// <param name="clock">Says when to draw again.</param>
/// <param name="json">Receives what is for machines; null for nothing.</param>
internal sealed class TrainingProgress(Messages messages, ModelTrainer trainer, TimeProvider clock, Stream? json)
{
    private const int ChartWidth = 16;

    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(100);

    private readonly long _start = clock.GetTimestamp();
    private readonly Sparkline _errors = new();
    private readonly int _firstEpoch = trainer.Epoch;
    private long _last = clock.GetTimestamp();
    private double _best = double.PositiveInfinity;
    private Stream? _json = json;

    /// <summary>Reports the epoch that was run.</summary>
    public void Report(double loss)
    {
        var (epoch, epochs, error) = (trainer.Epoch, trainer.LastEpoch, trainer.ValidationError);
        _best = error < _best ? error : _best;
        _errors.Add(double.IsNaN(error) ? loss : error);
        if (epoch % Math.Max(1, epochs / 100) == 0)
        {
            Log.Epoch(messages.Logger, epoch, epochs, loss);
        }

        if (_json is not null && !TryWrite(_json, writer => TrainingReport.WriteEpoch(writer, epoch, loss, error, trainer.IsRefitting)))
        {
            _json = null;
        }

        if (!messages.IsLive || clock.GetElapsedTime(_last) < BetweenDrawings)
        {
            return;
        }

        _last = clock.GetTimestamp();
        var text = Describe(epoch, epochs, loss, error);
        messages.Draw($"{text} {_errors.Draw(Math.Clamp(messages.Width - 1 - text.Length, 0, ChartWidth))}");
    }

    /// <summary>Shows that training has begun: the first epoch may take a while.</summary>
    public void Begin() => messages.Progress($"training, {NameList.Count(trainer.LastEpoch, "epoch")}");

    /// <summary>Writes a line of JSON. Whoever reads it may have had enough: the model is trained and written all the same.</summary>
    /// <returns>False when nobody reads any more.</returns>
    public static bool TryWrite(Stream stream, Action<Utf8JsonWriter> write)
    {
        try
        {
            JsonOutput.WriteLine(stream, write);
            return true;
        }
        catch (ClosedPipeException)
        {
            return false;
        }
    }

    /// <summary>Clears what was drawn.</summary>
    public void End() => messages.EndProgress();

    /// <summary>Says what fits on the line, and leaves out what matters least.</summary>
    private string Describe(int epoch, int epochs, double loss, double error)
    {
        var left = TimeLeft.Of(clock.GetElapsedTime(_start), epoch - _firstEpoch, epochs - _firstEpoch);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(trainer.IsRefitting ? "refit, " : "")}epoch {epoch} of {epochs}");
        string[] parts =
        [
            left is null ? "" : $", {left} left",
            double.IsNaN(error) ? "" : string.Create(CultureInfo.InvariantCulture, $", held back: {trainer.ErrorName} {error:0.0000}"),
            double.IsNaN(error) ? "" : string.Create(CultureInfo.InvariantCulture, $", best {_best:0.0000}"),
            string.Create(CultureInfo.InvariantCulture, $", loss {loss:0.000}"),
        ];
        foreach (var part in parts)
        {
            if (text.Length + part.Length > messages.Width)
            {
                break;
            }

            text += part;
        }

        return text;
    }
}
