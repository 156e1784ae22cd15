using System.Reflection;

namespace Gophernet.Models.Export.C;

/// <summary>
/// The parts that a file in C is put together from: a file of <c>Runtime</c> each, which says in its first line what it needs. A part is one function, or a few
/// that are used together, so that a model gets what it calls and nothing else.
/// </summary>
internal sealed class Runtime
{
    private const string Needs = "// needs:";

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
                Add(name);
            }
        }
    }

    private void Add(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("export.c/" + name)
            ?? throw new ArgumentException($"There is no part {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        var first = reader.ReadLine()!;
        Need(first[Needs.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        _texts.Add(reader.ReadToEnd());
    }
}
