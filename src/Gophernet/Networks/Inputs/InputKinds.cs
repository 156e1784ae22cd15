using Gophernet.Json;

namespace Gophernet.Networks.Inputs;

/// <summary>The kinds of input steps: a line each.</summary>
internal static class InputKinds
{
    private static readonly (string Name, Func<JsonNodeReader, int, InputStep> Read)[] All =
    [
        (PlainInput.Name, (_, inputs) => new PlainInput(inputs)),
        (OneHotInput.Name, (_, inputs) => new OneHotInput(inputs)),
        (PeriodicInput.Name, (_, inputs) => new PeriodicInput(inputs)),
        (EmbeddedInput.Name, (node, inputs) => node.Has("width")
            ? new EmbeddedInput(inputs, node.Child("width").Whole(1, ushort.MaxValue))
            : new EmbeddedInput(inputs, EmbeddedInput.MinWidth)), // files of format 1
    ];

    /// <exception cref="GophernetException">The kind is unknown, or something of it is missing.</exception>
    public static InputStep Read(JsonNodeReader node)
    {
        var kind = node.Child("kind").Text();
        foreach (var (name, read) in All)
        {
            if (name == kind)
            {
                return read(node, node.Child("inputs").Whole(1, int.MaxValue));
            }
        }

        throw node.Child("kind").Fault($"it is \"{kind}\", not one of {NameList.Shorten(All.Select(entry => entry.Name))}");
    }
}
