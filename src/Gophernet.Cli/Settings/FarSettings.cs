namespace Gophernet.Cli.Settings;

/// <summary>What is done about rows that are far from those of training.</summary>
/// <param name="IsStrict">Whether they are errors.</param>
/// <param name="Report">The file to write how they differ, or null.</param>
internal sealed record FarSettings(bool IsStrict, string? Report);
