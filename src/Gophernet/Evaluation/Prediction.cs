using System.Globalization;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>What a model predicts for one row: a class, numbers, or labels, with the probabilities behind them. It never changes.</summary>
public sealed class Prediction
{
    private readonly Target _target;
    private readonly int _classIndex;
    private readonly float[] _probabilities;
    private readonly double[] _numbers;
    private readonly List<string> _labels;

    internal Prediction(Target target, int classIndex, float[] probabilities, double[] numbers, List<string> labels)
    {
        (_target, _classIndex, _probabilities, _numbers, _labels) = (target, classIndex, probabilities, numbers, labels);
    }

    /// <summary>The name of the predicted class.</summary>
    /// <exception cref="InvalidOperationException">The model does not predict classes.</exception>
    public string Class => _target.ProbabilityNames[Require(_classIndex, TaskKind.Classification)];

    /// <summary>The probability of the predicted class, in [0, 1].</summary>
    /// <exception cref="InvalidOperationException">The model does not predict classes.</exception>
    public float Probability => _probabilities[Require(_classIndex, TaskKind.Classification)];

    /// <summary>The predicted number, in the units of the target; of several the first.</summary>
    /// <exception cref="InvalidOperationException">The model does not predict numbers.</exception>
    public double Number => Numbers[0];

    /// <summary>The predicted numbers, in the units of the target, [target columns].</summary>
    /// <exception cref="InvalidOperationException">The model does not predict numbers.</exception>
    public IReadOnlyList<double> Numbers => Require(_numbers, TaskKind.Regression);

    /// <summary>The predicted labels, each with a probability above a half; none, or up to all.</summary>
    /// <exception cref="InvalidOperationException">The model does not predict labels.</exception>
    public IReadOnlyList<string> Labels => Require(_labels, TaskKind.MultiLabel);

    /// <summary>The names that <see cref="Probabilities"/> belong to: the classes, or the labels; empty for numbers.</summary>
    public IReadOnlyList<string> Names => _target.ProbabilityNames;

    /// <summary>The probability of each class, or of each label by itself, in the order of <see cref="Names"/>; empty for numbers.</summary>
    public IReadOnlyList<float> Probabilities => _probabilities;

    /// <summary>The probability of one class or label.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is no class or label of this name.</exception>
    public float ProbabilityOf(string name)
    {
        var index = _target.ProbabilityNames.IndexOf(name);
        return index >= 0 ? _probabilities[index] : throw new ArgumentException($"There is no class or label \"{name}\".", nameof(name));
    }

    /// <summary>The class, the numbers or the labels, as text.</summary>
    public override string ToString() => _target.Task switch
    {
        TaskKind.Classification => Class,
        TaskKind.Regression => string.Join(", ", Array.ConvertAll(_numbers, number => number.ToString(CultureInfo.InvariantCulture))),
        _ => string.Join(", ", _labels),
    };

    private T Require<T>(T value, TaskKind task) => _target.Task == task ? value : throw new InvalidOperationException(_target.Task switch
    {
        TaskKind.Classification => "The model predicts a class: see Class and Probabilities.",
        TaskKind.Regression => "The model predicts numbers: see Number and Numbers.",
        _ => "The model predicts labels: see Labels and Probabilities.",
    });
}
