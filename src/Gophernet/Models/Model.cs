using Gophernet.Networks;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Everything that turns a raw row into a prediction.</summary>
/// <param name="Schema">The columns, and how they become inputs and outputs.</param>
/// <param name="Network">The trained network.</param>
/// <param name="Training">How it came to be.</param>
public sealed record Model(Schema Schema, Network Network, TrainingRecord Training);
