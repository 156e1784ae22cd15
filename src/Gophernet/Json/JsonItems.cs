using System.Collections;

namespace Gophernet.Json;

/// <summary>The values of a list from a stranger. They are made as they are asked for: a list of a million takes no memory.</summary>
/// <param name="value">The list.</param>
/// <param name="source">The name of its file.</param>
/// <param name="root">The name of the whole text.</param>
internal sealed class JsonItems(JsonValue value, string source, string root) : IReadOnlyCollection<JsonNodeReader>
{
    public int Count => value.Count;

    public IEnumerator<JsonNodeReader> GetEnumerator()
    {
        foreach (var item in value.Items)
        {
            yield return new JsonNodeReader(item, source, root);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
