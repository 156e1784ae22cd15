using System.Globalization;

namespace Gophernet.Training;

/// <summary>
/// How training went: the loss and the error on rows held back after every epoch, or after every second, fourth … of many, so that memory does not grow with
/// the epochs.
/// </summary>
internal sealed class TrainingCurve
{
    /// <summary>One point more than are kept.</summary>
    public const int MaxPoints = 256;

    private readonly double[] _losses = new double[MaxPoints];
    private readonly double[] _errors = new double[MaxPoints];
    private int _count;
    private bool _isJudged;

    /// <summary>A curve without points yet.</summary>
    public TrainingCurve()
    {
    }

    /// <summary>A curve that was kept.</summary>
    /// <param name="every">How many epochs lie between two points.</param>
    /// <param name="losses">The mean loss of a row at each point, fewer than <see cref="MaxPoints"/>.</param>
    /// <param name="errors">The error on the rows held back at each, NaN where it was not finite; empty where there were no such rows.</param>
    internal TrainingCurve(int every, ReadOnlySpan<double> losses, ReadOnlySpan<double> errors)
    {
        (Every, _count, _isJudged) = (every, losses.Length, !errors.IsEmpty);
        losses.CopyTo(_losses);
        errors.CopyTo(_errors);
    }

    /// <summary>How many epochs lie between two points: the first stands after so many.</summary>
    public int Every { get; private set; } = 1;

    /// <summary>The mean loss of a row in the epoch of each point.</summary>
    public ReadOnlySpan<double> Losses => _losses.AsSpan(0, _count);

    /// <summary>
    /// The error on the rows held back after the epoch of each point, NaN where it was not finite; empty where there were no such rows.
    /// </summary>
    public ReadOnlySpan<double> Errors => _errors.AsSpan(0, _isJudged ? _count : 0);

    /// <summary>Adds an epoch.</summary>
    /// <param name="epoch">Its number, from 1, one above that of the last call.</param>
    /// <param name="loss">The mean loss of a row.</param>
    /// <param name="error">The error on the rows held back; null where there are none.</param>
    internal void Add(int epoch, double loss, double? error)
    {
        if (epoch % Every != 0)
        {
            return;
        }

        (_losses[_count], _errors[_count]) = (loss, error is { } judged && double.IsFinite(judged) ? judged : double.NaN);
        (_count, _isJudged) = (_count + 1, error is not null);
        if (_count == MaxPoints)
        {
            KeepEverySecond();
        }
    }

    /// <summary>A curve of the same points with four digits each, to which none are added.</summary>
    internal TrainingCurve Rounded()
    {
        var curve = new TrainingCurve(Every, Losses, Errors);
        for (var i = 0; i < _count; i++)
        {
            (curve._losses[i], curve._errors[i]) = (Round(_losses[i]), Round(_errors[i]));
        }

        return curve;
    }

    /// <summary>Writes all points.</summary>
    internal void Save(BinaryWriter state)
    {
        state.Write(Every);
        state.Write(_count);
        state.Write(_isJudged);
        for (var i = 0; i < _count; i++)
        {
            state.Write(_losses[i]);
            state.Write(_errors[i]);
        }
    }

    /// <summary>Takes the points of another curve.</summary>
    /// <exception cref="InvalidDataException">They cannot be those of a curve.</exception>
    internal void Load(BinaryReader state)
    {
        (Every, _count, _isJudged) = (state.ReadInt32(), state.ReadInt32(), state.ReadBoolean());
        StateNumbers.Require(Every >= 1 && _count is >= 0 and < MaxPoints, "a curve");
        for (var i = 0; i < _count; i++)
        {
            (_losses[i], _errors[i]) = (state.ReadDouble(), state.ReadDouble());
            StateNumbers.Require(double.IsFinite(_losses[i]) && !double.IsInfinity(_errors[i]), "a point of a curve");
        }
    }

    // Points stand after epochs that are multiples of what is between them: the second, the fourth … stay.
    private void KeepEverySecond()
    {
        (Every, _count) = (Every * 2, _count / 2);
        for (var i = 0; i < _count; i++)
        {
            (_losses[i], _errors[i]) = (_losses[2 * i + 1], _errors[2 * i + 1]);
        }
    }

    private static double Round(double value) =>
        double.Parse(value.ToString("E3", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
