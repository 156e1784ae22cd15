using Gophernet.Models;

namespace Gophernet.Cli.Tests;

/// <summary><c>--probabilities</c> where a model has some: of one that predicts numbers it is refused.</summary>
internal static class ProbabilityOption
{
    public static string[] For(byte[] model)
    {
        using var stream = new MemoryStream(model);
        return Model.Load(stream).Classes.Count > 0 ? ["--probabilities"] : [];
    }
}
