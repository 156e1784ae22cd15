using Gophernet.Networks.Inputs;

namespace Gophernet.Training;

/// <summary>How the numbers of a row enter a network.</summary>
public enum NumberEmbedding
{
    /// <summary>As they are.</summary>
    Plain,

    /// <summary>Beside learned waves of them: <see cref="PeriodicInput"/>.</summary>
    Waves,

    /// <summary>Beside learned lines between their quantiles: <see cref="PiecewiseInput"/>.</summary>
    Lines,
}
