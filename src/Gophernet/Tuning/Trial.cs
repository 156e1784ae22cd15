using System.Collections.Immutable;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Tuning;

/// <summary>Options to try.</summary>
/// <param name="Number">Its number: 0 for what the user's own options say.</param>
/// <param name="Preset">The preset that they start from.</param>
/// <param name="Given">What the user said of them.</param>
/// <param name="Changes">What was drawn beside.</param>
internal sealed record Trial(int Number, Preset Preset, ImmutableArray<OptionAssignment> Given, ImmutableArray<OptionAssignment> Changes)
{
    /// <summary>Whether it says what the user's own options say.</summary>
    public bool IsDefault { get; init; } = true;

    /// <summary>The options for a table of a size.</summary>
    public TrainingOptions OptionsFor(DataSize size)
    {
        var options = Preset.For(size);
        foreach (var option in OptionTable.All) // its order is that in which a command line is applied
        {
            foreach (var assignment in Given.Concat(Changes))
            {
                options = assignment.Option == option ? assignment.ApplyTo(options) : options;
            }
        }

        return options;
    }
}
