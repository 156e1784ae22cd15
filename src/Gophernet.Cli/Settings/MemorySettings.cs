namespace Gophernet.Cli.Settings;

/// <summary>The memory that a table may take, and where what does not fit is kept meanwhile.</summary>
/// <param name="Bytes">The bytes; null for a share of what there is.</param>
/// <param name="Spool">The folder; null for the system's temporary one.</param>
internal sealed record MemorySettings(long? Bytes, string? Spool)
{
    /// <summary>The folder.</summary>
    public string Folder => Spool ?? Path.GetTempPath();
}
