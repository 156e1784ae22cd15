namespace Gophernet.Models.Export;

/// <summary>What a user says of an exported model beside its format.</summary>
/// <param name="Name">What the model is called in it, where the format has names: the name of the output without its end, or what the user says.</param>
internal sealed record ExportOptions(string Name);
