namespace Gophernet.Models.Export;

/// <summary>A value that an exported model takes or gives.</summary>
/// <param name="name">Its name there.</param>
/// <param name="kind">What it is: the kind of a column, or the type of a tensor.</param>
internal sealed class ExportedValue(string name, string kind)
{
    /// <summary>Its name there.</summary>
    public string Name => name;

    /// <summary>What it is: the kind of a column, or the type of a tensor.</summary>
    public string Kind => kind;
}
