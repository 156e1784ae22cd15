using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>The rows that choose the best epoch.</summary>
/// <param name="Share">The share of the data that is held back; null for what the preset says.</param>
/// <param name="File">A file with other rows; null to hold back some of the data.</param>
internal readonly record struct ValidationRows(double? Share, string? File)
{
    /// <summary>Whether some of the data are held back.</summary>
    public bool AreHeldBack(TrainingOptions options) => File is null && (Share ?? options.ValidationFraction) > 0;

    /// <summary>Whether there are any.</summary>
    public bool Exist(TrainingOptions options) => File is not null || AreHeldBack(options);
}
