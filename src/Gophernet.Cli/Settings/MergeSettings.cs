namespace Gophernet.Cli.Settings;

/// <summary>What <c>merge</c> was asked to do, checked.</summary>
/// <param name="parts">The files, in the order in which they were named.</param>
/// <param name="output">Where the model goes, or <c>-</c>; null where that was not said.</param>
/// <param name="predictions">Where predictions of cross-validation go; null for nowhere.</param>
/// <param name="asJson">Whether what is said is JSON.</param>
/// <param name="verbosity">How much to say.</param>
internal sealed class MergeSettings(string[] parts, string? output, string? predictions, bool asJson, Verbosity verbosity)
{
    /// <summary>The files.</summary>
    public string[] Parts => parts;

    /// <summary>Where the model goes; null where that was not said.</summary>
    public string? Output => output;

    /// <summary>Where predictions go; null for nowhere.</summary>
    public string? Predictions => predictions;

    /// <summary>Whether what is said is JSON.</summary>
    public bool AsJson => asJson;

    /// <summary>How much to say.</summary>
    public Verbosity Verbosity => verbosity;
}
