using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>
/// One of <see cref="TrainingOptions"/>: its names, range and help, how it is read and written, and when it has an effect. All of them stand in
/// <see cref="OptionTable"/>.
/// </summary>
internal abstract class TrainingOption
{
    /// <summary>The name on the command line, without dashes; null for what only presets decide.</summary>
    public string? Name { get; init; }

    /// <summary>The name in a model's JSON; null for what other entries, or the document beside them, say.</summary>
    public string? Key { get; init; }

    /// <summary>Whether files may lack it: those of format 1 lack what their networks tell.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>Where it stands among the options of the command line.</summary>
    public OptionGroup Group { get; init; }

    /// <summary>The names that it takes; null for other values.</summary>
    public virtual IReadOnlyList<string>? Names => null;

    /// <summary>The values, or their beginnings, that can be told beforehand: what a shell completes.</summary>
    public virtual IReadOnlyList<string> Offered => Names ?? [];

    /// <summary>What it does, in a line; empty for what only presets decide.</summary>
    public string Help { get; init; } = "";

    /// <summary>Whether a model that is continued decides it.</summary>
    public bool IsShape { get; init; }

    /// <summary>What must hold for it to have an effect.</summary>
    public ImmutableArray<OptionCondition> Conditions { get; init; } = [];

    /// <summary>What stands for the value in help: <c>N</c>.</summary>
    public abstract string HelpName { get; }

    /// <summary>The values that it takes: <c>a number above 0</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>What it does and takes, as a line of help.</summary>
    public virtual string Description => Names is { } names ? $"{Help}: {string.Join(", ", names)}" : Help;

    /// <summary>The value as it is written on a command line.</summary>
    public abstract string TextOf(TrainingOptions options);

    /// <summary>The options with the value that a text says; null where it says none.</summary>
    public abstract TrainingOptions? With(TrainingOptions options, string text);

    /// <summary>Whether its value is one that it takes: options that a program sets have seen no command line.</summary>
    public virtual bool IsInRange(TrainingOptions options) => With(options, TextOf(options)) is not null;

    /// <summary>Whether its value can be written: one that has no name cannot, whether it has an effect or not.</summary>
    public virtual bool IsDefined(TrainingOptions options) => true;

    /// <summary>Takes the value of other options.</summary>
    public abstract TrainingOptions Copy(TrainingOptions from, TrainingOptions to);

    /// <summary>Writes the entry of <see cref="Key"/>.</summary>
    public abstract void Write(TrainingOptions options, Utf8JsonWriter json);

    /// <summary>Reads the value of <see cref="Key"/>. Numbers beyond the range are taken: ranges may narrow, and files are read for ever.</summary>
    /// <exception cref="GophernetException">It is of the wrong kind.</exception>
    public abstract TrainingOptions Read(TrainingOptions options, JsonNodeReader value);

    /// <summary>Why it has no effect, to be read after its name; null where it has one.</summary>
    public string? WhyUnused(TrainingSetup setup)
    {
        foreach (var condition in Conditions)
        {
            if (condition.WhyUnmet(setup) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }
}

/// <summary>An option with values of a type.</summary>
/// <param name="get">Its value.</param>
/// <param name="set">The options with another value.</param>
internal abstract class TrainingOption<T>(Func<TrainingOptions, T> get, Func<TrainingOptions, T, TrainingOptions> set) : TrainingOption
{
    /// <summary>Its value.</summary>
    public T Get(TrainingOptions options) => get(options);

    /// <summary>The options with another value.</summary>
    public TrainingOptions Set(TrainingOptions options, T value) => set(options, value);

    public sealed override TrainingOptions Copy(TrainingOptions from, TrainingOptions to) => set(to, get(from));
}
