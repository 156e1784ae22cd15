using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>Decisions from the outputs of a network.</summary>
internal static class Classification
{
    /// <summary>A label is predicted where its probability lies above this.</summary>
    public const float LabelThreshold = 0.5f;

    /// <summary>The index of the largest output; of the first, where several are equal.</summary>
    public static int Decide(ReadOnlySpan<float> outputs) => Logits.IndexOfLargest(outputs);

    /// <summary>Whether one output, by itself, says that its label is present: it lies above the threshold, not at it.</summary>
    public static bool Decide(float output, float threshold) => output > threshold;
}
