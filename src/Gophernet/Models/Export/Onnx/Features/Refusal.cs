using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Faults of models that have something for which ONNX has no operators.</summary>
internal static class Refusal
{
    /// <summary>A column that cannot be exported.</summary>
    /// <param name="feature">The column.</param>
    /// <param name="reason">What it needs: <c>the n-grams of texts</c>.</param>
    /// <param name="hint">What to do instead of leaving it out.</param>
    public static GophernetException Of(Feature feature, string reason, string hint) =>
        new($"column \"{feature.Name}\": ONNX has no operators for {reason}", $"{hint}, export to another format, or train without the column.")
        {
            Field = feature.Name,
            Settings = [new("drop")],
        };
}
