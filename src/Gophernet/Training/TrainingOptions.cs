using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;

namespace Gophernet.Training;

/// <summary>Everything that decides how a network is shaped and trained; with the data and the seed it decides the model.</summary>
public sealed record TrainingOptions
{
    /// <summary>Numbers as they are, in every network.</summary>
    internal static ImmutableArray<NumberEmbedding> PlainNumbers { get; } = [NumberEmbedding.Plain];

    /// <summary>The name of the preset that these options started from.</summary>
    public required string Preset { get; init; }

    /// <summary>Whether each input is multiplied by a number that is learned.</summary>
    public bool HasInputScale { get; init; }

    /// <summary>How numbers enter: of several ways, those that the networks take in turn, at least one.</summary>
    public ImmutableArray<NumberEmbedding> Numbers { get; init; } = PlainNumbers;

    /// <summary>
    /// Whether networks that compare a row with training rows take turns with the others, as a kind of their own. The model keeps those rows, as the
    /// places where the network puts them; texts and quantiles are not compared.
    /// </summary>
    public bool HasNeighbours { get; init; }

    /// <summary>How many kinds of networks take turns, at most.</summary>
    internal int KindCount => Numbers.Length + (HasNeighbours ? 1 : 0);

    /// <summary>The categories from which on a feature enters as a few learned numbers: <see cref="Networks.Inputs.EmbeddedInput"/>; 0 for never.</summary>
    public int EmbeddedCategories { get; init; }

    /// <summary>The widths of the hidden layers, first to last.</summary>
    public required ImmutableArray<int> Hidden { get; init; }

    /// <summary>The activation of the hidden layers.</summary>
    public required Activation HiddenActivation { get; init; }

    /// <summary>Whether each hidden neuron learns how much of the activation it has.</summary>
    public bool IsParametric { get; init; }

    /// <summary>The activation of the output layer.</summary>
    public required Activation OutputActivation { get; init; }

    /// <summary>What training makes small.</summary>
    public required LossFunction Loss { get; init; }

    /// <summary>
    /// The probability that is spread evenly over all classes, from 0 to below 1 (Szegedy et al., "Rethinking the inception architecture", 2016).
    /// </summary>
    public float LabelSmoothing { get; init; }

    /// <summary>How weights and biases stand before training.</summary>
    public required StartingWeights StartingWeights { get; init; }

    /// <summary>The rule of the steps.</summary>
    public required Optimizer Optimizer { get; init; }

    /// <summary>The learning rate.</summary>
    public required float LearningRate { get; init; }

    /// <summary>What it is multiplied with for each kind of parameter.</summary>
    public ParameterRates Rates { get; init; } = ParameterRates.Equal;

    /// <summary>How the learning rate changes in the course of training.</summary>
    public Schedule Schedule { get; init; } = Schedule.Constant;

    /// <summary>The momentum of gradient descent; Adam has its own.</summary>
    public float Momentum { get; init; }

    /// <summary>Whether that momentum looks ahead (Nesterov's).</summary>
    public bool HasNesterov { get; init; }

    /// <summary>What Adam keeps of the mean square of a gradient from step to step, β₂.</summary>
    public float SquareDecay { get; init; } = 0.999f;

    /// <summary>The decay of weights (not of biases).</summary>
    public float WeightDecay { get; init; }

    /// <summary>The share of hidden neurons that each step leaves out.</summary>
    public float Dropout { get; init; }

    /// <summary>How weight decay and dropout change in the course of training.</summary>
    public Schedule RegularisationSchedule { get; init; } = Schedule.Constant;

    /// <summary>The largest norm of a gradient: longer ones are shortened to it; 0 for any.</summary>
    public float GradientClip { get; init; }

    /// <summary>How the rows of a batch are put together.</summary>
    public required GradientReduction Reduction { get; init; }

    /// <summary>The rows of a batch, drawn in a new order every epoch; 0 for all rows at once, in the table's order.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Whether the rows that are left after the last whole batch of an epoch are passed over in it.</summary>
    public bool DropsPartialBatch { get; init; }

    /// <summary>How often every row is seen, at most.</summary>
    public required int Epochs { get; init; }

    /// <summary>
    /// The columns of numbers that each network takes, those that tell most of the target by themselves; 0 for all; null for all but where there are many more
    /// of them than rows.
    /// </summary>
    public int? SelectedColumns { get; init; }

    /// <summary>The share of the rows that each network is judged on and does not learn from; 0 for none.</summary>
    public double ValidationFraction { get; init; }

    /// <summary>The epochs without a better one after which a network is done; 0 for any number.</summary>
    public int Patience { get; init; }

    /// <summary>
    /// Whether a network is done where the third of four waves of its learning rate (<see cref="Schedule.CosLog4"/>) brought nothing better than the
    /// second: the fourth, which takes more than half of the time, then hardly ever does.
    /// </summary>
    public bool StopsBetweenWaves { get; init; }

    /// <summary>Whether the networks are trained again on all rows, for as many epochs as were best.</summary>
    public bool Refits { get; init; }

    /// <summary>What the rows of each class count; null for all the same.</summary>
    public ClassWeighting? ClassWeights { get; init; }

    /// <summary>Whether probabilities are made as certain as they are right, on the rows that the networks do not learn from.</summary>
    public bool Calibrates { get; init; }

    /// <summary>Whether predicted numbers stay between the smallest and the largest of the training rows.</summary>
    public bool LimitsPredictions { get; init; }

    /// <summary>How many networks are trained, each with other rows to be judged on and another start; their predictions are averaged.</summary>
    public int NetworkCount { get; init; } = 1;

    /// <summary>The seed of everything that is random.</summary>
    public ulong Seed { get; init; } = 1;
}
