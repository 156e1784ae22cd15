namespace Gophernet.Cli.Settings;

/// <summary>The rows that choose the best epoch.</summary>
/// <param name="Share">The share of the data that is held back; null for what the preset says.</param>
/// <param name="File">A file with other rows; null to hold back some of the data.</param>
internal readonly record struct ValidationRows(double? Share, string? File);
