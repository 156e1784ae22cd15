namespace Gophernet.Models.Export.C;

/// <summary>
/// The parts that a file in C is put together from: a file of <c>Runtime</c> each, which says in its first line what it needs. A part is one function, or a few
/// that are used together, so that a model gets what it calls and nothing else.
/// </summary>
internal sealed class Runtime
{
    private const string Needs = "// needs:";

    private static readonly Lazy<Dictionary<string, string>> All = new(() => PackedTexts.Read(RuntimeTexts.Packed));

    private readonly List<string> _names = [];
    private readonly List<string> _texts = [];

    /// <summary>The parts that were asked for, each after those that it needs.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Asks for a part, and for those that it needs.</summary>
    /// <param name="names">Names of files without their end.</param>
    public void Need(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!_names.Contains(name))
            {
                _names.Add(name);
                Add(All.Value[name]);
            }
        }
    }

    private void Add(string part)
    {
        var end = part.IndexOf('\n', StringComparison.Ordinal);
        Need(part[Needs.Length..end].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        _texts.Add(part[(end + 1)..]);
    }
}
