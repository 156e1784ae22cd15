using Gophernet.Models.Export.Reduction;

namespace Gophernet.Models.Export;

/// <summary>What a user says of an exported model beside its format.</summary>
/// <param name="Name">What the model is called in it, where the format has names: the name of the output without its end, or what the user says.</param>
/// <param name="Weights">The form of its weights; null for floats, which change nothing.</param>
/// <param name="Loss">What that form was found to change, in words, for readers of the file; null for nothing.</param>
internal sealed record ExportOptions(string Name, WeightForm? Weights = null, string? Loss = null);
