using System.Collections.Immutable;
using Gophernet.Evaluation;
using Gophernet.Models.Files;
using Gophernet.Storage;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using Gophernet.Threading;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Models;

/// <summary>Everything that turns a raw row into a prediction. It never changes, and several threads may use it.</summary>
public sealed record Model
{
    /// <summary>Puts a model together.</summary>
    /// <param name="schema">The columns, and how they become inputs and outputs.</param>
    /// <param name="networks">The trained networks, at least one: their outputs are averaged.</param>
    /// <param name="training">How they came to be.</param>
    internal Model(Schema schema, ImmutableArray<Network> networks, TrainingRecord training) => (Schema, Networks, Training) = (schema, networks, training);

    /// <summary>A model of one network.</summary>
    internal Model(Schema schema, Network network, TrainingRecord training)
        : this(schema, [network], training)
    {
    }

    /// <summary>What is predicted.</summary>
    public TaskKind Task => Schema.Target.Task;

    /// <summary>The columns that are predicted.</summary>
    public IReadOnlyList<string> Targets => Schema.Target.Columns;

    /// <summary>The columns that the model looks at.</summary>
    public IReadOnlyList<string> Features => Schema.FeatureNames;

    /// <summary>The classes, or the labels; empty for numbers.</summary>
    public IReadOnlyList<string> Classes => Schema.Target.ProbabilityNames;

    /// <summary>How the networks came to be.</summary>
    public TrainingRecord Training { get; init; }

    /// <summary>What the logits in front of softmax are divided by, so that probabilities are as certain as they are right.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>The probability from which on the second of two classes is decided; null for the larger one.</summary>
    public double? Threshold { get; init; }

    /// <summary>What decisions cost, where they were chosen by that; null for nothing.</summary>
    internal CostMatrix? Costs { get; init; }

    /// <summary>
    /// What is added to the logits that were divided by the temperature, [classes], so that probabilities are those of classes as frequent as in the data,
    /// though the rows of some counted more in training; empty for nothing.
    /// </summary>
    internal ImmutableArray<float> LogitOffsets { get; init; } = [];

    /// <summary>What the probabilities of more than two classes are multiplied with before the largest is decided, [classes]; empty for nothing.</summary>
    internal ImmutableArray<double> DecisionWeights { get; init; } = [];

    /// <summary>How a class is decided: by the threshold of two, by costs or weights of more.</summary>
    internal ClassDecision Decision => new(Threshold, Costs, DecisionWeights);

    /// <summary>Where the model comes from and how far to trust it; null of one that was written without.</summary>
    internal ModelRecord? Record { get; init; }

    /// <summary>
    /// How wrong the networks were on rows that they had not learnt from, for each column of numbers, or for the classes; empty where no rows were held back,
    /// and for labels.
    /// </summary>
    internal ImmutableArray<ConformalScores> Scores { get; init; } = [];

    /// <summary>The columns, and how they become inputs and outputs.</summary>
    internal Schema Schema { get; init; }

    /// <summary>The trained networks, at least one: their outputs are averaged. Those of one kind share the object of their shape.</summary>
    internal ImmutableArray<Network> Networks { get; init; }

    /// <summary>What each network counts in the mean, above 0; empty where all count the same.</summary>
    internal ImmutableArray<float> Weights { get; init; } = [];

    /// <summary>The shape of the first network. Others may take inputs in another way; they have the same layers behind it.</summary>
    internal NetworkShape Shape => Networks[0].Shape;

    /// <summary>The shapes of the networks, each once.</summary>
    internal NetworkShape[] Shapes => Networks.Select(network => network.Shape).Distinct();

    /// <summary>Trains a model to predict columns of a table from the others.</summary>
    /// <param name="data">The table. Its columns may be numbers, categories, dates or yes and no, with missing cells; what they are is found out.</param>
    /// <param name="target">The column to predict; null for those of <see cref="ModelOptions.Table"/>, or else the last.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no such preset, or an option is out of its range.</exception>
    /// <exception cref="GophernetException">The table has a fault, there is nothing to learn, or training diverges.</exception>
    /// <exception cref="IOException">A file does not exist, or it or a stream cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read, or is a folder.</exception>
    /// <exception cref="NotSupportedException">A stream is not for reading.</exception>
    public static Model Train(DataSource data, string? target = null, ModelOptions? options = null)
    {
        using var trainer = CreateTrainer(data, target, options);
        while (!trainer.IsDone)
        {
            trainer.RunEpoch();
        }

        return trainer.ToModel().Model;
    }

    /// <summary>Prepares training, for a loop of one's own: progress, a limit of time and cancellation are lines in it.</summary>
    /// <inheritdoc cref="Train"/>
    public static ModelTrainer CreateTrainer(DataSource data, string? target = null, ModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new ModelOptions();
        options.RequireInRange();
        var preset = Preset.Find(options.Preset) ?? throw new ArgumentException($"There is no preset \"{options.Preset}\".", nameof(options));
        var table = data.Describe(options.Table);
        table = table with { Scaling = table.Scaling ?? preset.Scaling };
        using var source = data.Open();
        var training = TableInference.Read(source.Reader, target is null ? table : table with { Targets = [target] }, options.Threads);
        var recipe = options.Adjust(preset.For(DataSize.Of(training)) with { Seed = options.Seed });
        ArgumentNullException.ThrowIfNull(recipe, nameof(options));
        OptionTable.RequireInRange(recipe);
        var trainer = new ModelTrainer(training, recipe, options.Threads, ReadValidation(options, training.Schema), options.Decision);
        try
        {
            ModelFile.RequireReadable(trainer);
            return trainer;
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    /// <summary>Reads a model from a file that <see cref="Save(string)"/> or the command line wrote.</summary>
    /// <param name="path">The file. It may come from anyone: nothing in it is run.</param>
    /// <exception cref="GophernetException">The file is damaged, or is not a model.</exception>
    /// <exception cref="IOException">The file does not exist, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read, or is a folder.</exception>
    public static Model Load(string path)
    {
        using var stream = File.OpenRead(path);
        return ModelFile.Read(stream, path);
    }

    /// <summary>Reads a model from a stream, to its end.</summary>
    /// <param name="stream">The bytes of a model file. They may come from anyone: nothing in them is run.</param>
    /// <exception cref="GophernetException">The file is damaged, or is not a model.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="NotSupportedException">The stream is not for reading.</exception>
    public static Model Load(Stream stream) => ModelFile.Read(stream, "<stream>");

    /// <summary>
    /// Writes the model to a file (safetensors). It is written beside its place first: a model that is there already stays until the new one is
    /// whole, and on the disk. A link keeps pointing where it does: its target is replaced, and keeps its mode. Pipes and devices are written to.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written, or its folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder must not be written to.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = WholeFile.Create(path);
        Save(file.Stream);
        file.Stream.Flush(); // of a device nothing else does, and a full disk is a fault to throw
        file.Commit();
    }

    /// <summary>Writes the model to a stream.</summary>
    /// <param name="stream">Receives the bytes of a model file; it is not closed.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="NotSupportedException">The stream is not for writing.</exception>
    public void Save(Stream stream) => ModelFile.Write(this, stream);

    /// <summary>Predicts every row, as they are read: memory does not grow with the input.</summary>
    /// <param name="data">Rows with the model's features, by name, in any order; other columns are passed over.</param>
    /// <returns>A prediction for each row, in their order. They are made as they are asked for.</returns>
    /// <exception cref="GophernetException">While they are: a column is missing, or a row has a fault.</exception>
    /// <exception cref="IOException">While they are: a file does not exist, or it or a stream cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">While they are: a file must not be read, or is a folder.</exception>
    /// <exception cref="NotSupportedException">While they are: a stream is not for reading.</exception>
    public IEnumerable<Prediction> Predict(DataSource data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Predictions(data);
    }

    /// <summary>The same without an object for each row.</summary>
    /// <param name="data">Rows with the model's features, by name, in any order; other columns are passed over.</param>
    /// <exception cref="GophernetException">A column is missing.</exception>
    /// <exception cref="IOException">A file does not exist, or it or a stream cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read, or is a folder.</exception>
    /// <exception cref="NotSupportedException">A stream is not for reading.</exception>
    public PredictionReader OpenPredictions(DataSource data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new PredictionReader(this, data);
    }

    /// <summary>A row to be set cell by cell and predicted, as often as one likes. Each thread needs its own.</summary>
    public ModelRow CreateRow() => new(this);

    /// <summary>Measures the model on rows whose targets are known.</summary>
    /// <param name="data">Rows with the model's features and targets; those without a target are left out.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    /// <exception cref="IOException">A file does not exist, or it or a stream cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read, or is a folder.</exception>
    /// <exception cref="NotSupportedException">A stream is not for reading.</exception>
    public ModelEvaluation Evaluate(DataSource data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var source = data.Open();
        return ModelEvaluation.Run(this, source.Reader, ThreadCount.Default);
    }

    /// <summary>The intervals around the model's numbers, or the sets of its classes.</summary>
    /// <param name="percents">How many of a hundred rows each covers, at least.</param>
    /// <exception cref="GophernetException">The model has too few rows that were held back, or predicts labels.</exception>
    internal PredictionRanges RangesOf(ImmutableArray<double> percents) => new(Schema.Target, Decision, Scores, percents);

    private static Table? ReadValidation(ModelOptions options, Schema schema)
    {
        if (options.Validation is null)
        {
            return null;
        }

        using var source = options.Validation.Open();
        return ModelTable.Read(schema, source.Reader, options.Threads).Table;
    }

    private IEnumerable<Prediction> Predictions(DataSource data)
    {
        using var reader = OpenPredictions(data);
        while (reader.MoveNext())
        {
            yield return reader.Current.ToPrediction();
        }
    }
}
