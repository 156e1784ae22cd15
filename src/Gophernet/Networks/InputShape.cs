using System.Collections.Immutable;

namespace Gophernet.Networks;

/// <summary>How inputs enter the first layer.</summary>
public enum InputKind
{
    /// <summary>As they are.</summary>
    Plain,

    /// <summary>
    /// Each beside three numbers that are learned from 16 waves of it: PBLD of RealMLP (Holzmüller, Grinsztajn and Steinwart, "Better by default",
    /// 2024), after Gorishniy, Rubachev and Babenko, "On embeddings for numerical features in tabular deep learning", 2022.
    /// </summary>
    Periodic,

    /// <summary>The 0/1 inputs of one categorical feature together, as eight learned numbers.</summary>
    Embedded,
}

/// <summary>Neighbouring inputs that enter in one way.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Inputs">How many there are.</param>
public readonly record struct InputGroup(InputKind Kind, int Inputs)
{
    /// <summary>The waves of a periodic input.</summary>
    public const int Waves = 16;

    /// <summary>The numbers that are learned from the waves of a periodic input.</summary>
    public const int WaveOutputs = 3;

    /// <summary>The numbers that stand for a category.</summary>
    public const int CategoryOutputs = 8;

    /// <summary>How many numbers they become.</summary>
    public int Outputs => Kind switch
    {
        InputKind.Periodic => checked(Inputs * (WaveOutputs + 1)),
        InputKind.Embedded => CategoryOutputs,
        _ => Inputs,
    };
}

/// <summary>What is done to the inputs before the first layer of neurons.</summary>
/// <param name="Groups">All inputs, in order.</param>
/// <param name="IsScaled">Whether each result is multiplied by a number that is learned.</param>
public sealed record InputShape(ImmutableArray<InputGroup> Groups, bool IsScaled)
{
    /// <summary>The inputs of the network.</summary>
    public int Inputs { get; } = checked((int)Groups.Sum(group => group.Inputs));

    /// <summary>The inputs of the first layer of neurons.</summary>
    public int Outputs { get; } = checked((int)Groups.Sum(group => group.Outputs));

    /// <summary>Whether some inputs do not enter as they are.</summary>
    public bool HasEmbedding { get; } = Groups.Any(group => group.Kind != InputKind.Plain);
}
