using Gophernet.Json;

namespace Gophernet.Networks.Inputs;

/// <summary>The kinds of input steps: a line each.</summary>
internal static class InputKinds
{
    private static readonly NameTable<Func<JsonNodeReader, int, InputStep>> Readers = new(
        (PlainInput.Name, (_, inputs) => new PlainInput(inputs)),
        (OneHotInput.Name, (_, inputs) => new OneHotInput(inputs)),
        (PeriodicInput.Name, (_, inputs) => new PeriodicInput(inputs)),
        (PiecewiseInput.Name, (node, inputs) => new PiecewiseInput(inputs, node.Child("bins").Whole(1, PiecewiseInput.MaxBins))),
        (EmbeddedInput.Name, (node, inputs) => node.Has("width")
            ? new EmbeddedInput(inputs, node.Child("width").Whole(1, ushort.MaxValue))
            : new EmbeddedInput(inputs, EmbeddedInput.MinWidth)), // files of format 1
        (TextInput.Name, (node, _) => new TextInput(
            node.Child("buckets").Whole(1, int.MaxValue), node.Child("width").Whole(1, TextInput.MaxNumbers),
            node.Child("direct").Whole(0, TextInput.MaxNumbers))));

    /// <exception cref="GophernetException">The kind is unknown, or something of it is missing.</exception>
    public static InputStep Read(JsonNodeReader node) => node.Child("kind").Name(Readers)(node, node.Child("inputs").Whole(1, int.MaxValue));
}
