namespace Gophernet.Models.Files;

/// <summary>Text stands where a model was expected: whoever named it may have meant the data.</summary>
/// <param name="source">The name of the file.</param>
/// <param name="hint">What to do.</param>
internal sealed class NotAModelException(string source, string hint) : GophernetException(new Place(source), "text, such as a table, not a model", hint);
