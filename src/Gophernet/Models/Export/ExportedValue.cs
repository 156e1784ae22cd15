namespace Gophernet.Models.Export;

/// <summary>A value that an exported model takes or gives.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Kind">What it is: the kind of a column, or the type of a tensor.</param>
internal sealed record ExportedValue(string Name, string Kind);
