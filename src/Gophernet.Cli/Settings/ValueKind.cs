namespace Gophernet.Cli.Settings;

/// <summary>What a value on the command line is, as far as shells can complete it.</summary>
[Flags]
internal enum ValueKind
{
    /// <summary>A number, a text, or one of a few names.</summary>
    Other = 0,

    /// <summary>The name of a column of the data.</summary>
    Column = 1,

    /// <summary>A model file.</summary>
    Model = 2,

    /// <summary>A table.</summary>
    Data = 4,

    /// <summary>Any file.</summary>
    File = 8,

    /// <summary>Several of them with commas between.</summary>
    List = 16,
}
