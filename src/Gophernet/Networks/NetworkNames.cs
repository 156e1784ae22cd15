using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;

namespace Gophernet.Networks;

/// <summary>The names of network settings on the command line and in model files.</summary>
internal static class NetworkNames
{
    /// <summary>The activations.</summary>
    public static NameTable<Activation> Activations { get; } = new(Activation.All, activation => activation.Name);

    /// <summary>The losses.</summary>
    public static NameTable<Loss> Losses { get; } = new(Loss.All, loss => loss.Name);

    /// <summary>The kinds of starting weights.</summary>
    public static NameTable<StartingWeights> StartingWeights { get; } = new(Networks.StartingWeights.All, start => start.Name);
}
