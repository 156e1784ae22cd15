using System.CommandLine;
using Gophernet.Tables;

namespace Gophernet.Cli.Settings;

/// <summary>The options that say how much memory a table may take, and where what does not fit is kept.</summary>
internal sealed class MemoryOptions
{
    /// <summary>The option with the memory.</summary>
    public Option<long?> Memory { get; } = SizeOption.Create(
        "--memory", "Memory for a table; of a larger one rows are kept on the disk [default: up to half of all]", TableMemory.MinBytes, long.MaxValue);

    /// <summary>The option with the folder.</summary>
    public Option<string?> Spool { get; } = new("--spool")
    {
        Description = "Folder where rows are kept meanwhile [default: the system's temporary folder]",
        HelpName = "FOLDER",
    };

    /// <summary>What was written.</summary>
    public MemorySettings Read(ParseResult result) => new(result.GetValue(Memory), result.GetValue(Spool));
}
