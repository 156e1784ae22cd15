using Gophernet.Networks;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Everything that turns a raw row into a prediction.</summary>
/// <param name="Schema">The columns and the classes.</param>
/// <param name="Encoder">How features become inputs.</param>
/// <param name="Network">The trained network.</param>
/// <param name="Training">How it came to be.</param>
public sealed record Model(Schema Schema, FeatureEncoder Encoder, Network Network, TrainingRecord Training);
