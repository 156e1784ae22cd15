using System.Collections.Immutable;

namespace Gophernet.Training;

/// <summary>How the training of a model went.</summary>
/// <param name="ErrorName">What the errors on rows held back are, in a few words; null where there were no such rows.</param>
/// <param name="Networks">The curve of each network.</param>
internal sealed record TrainingCurves(string? ErrorName, ImmutableArray<TrainingCurve> Networks);
