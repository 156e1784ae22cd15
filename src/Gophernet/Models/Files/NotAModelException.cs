namespace Gophernet.Models.Files;

/// <summary>A file that does not begin as a model does: whoever named it may have meant the data.</summary>
/// <param name="source">The name of the file.</param>
/// <param name="message">What was found.</param>
/// <param name="hint">What to do.</param>
/// <param name="isTable">Whether it looks like a table.</param>
internal sealed class NotAModelException(string source, string message, string hint, bool isTable) : GophernetException(new Place(source), message, hint)
{
    /// <summary>Whether it looks like a table.</summary>
    public bool IsTable { get; } = isTable;
}
