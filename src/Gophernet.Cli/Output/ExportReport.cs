using Gophernet.Cli.Settings;
using Gophernet.Models;
using Gophernet.Models.Export;

namespace Gophernet.Cli.Output;

/// <summary>What <c>export</c> wrote.</summary>
/// <param name="Model">The model.</param>
/// <param name="Settings">What was asked for.</param>
/// <param name="Facts">What the format says of it.</param>
/// <param name="Length">The bytes of the file; null of a pipe.</param>
/// <param name="Change">What smaller weights change; null for those of the model.</param>
internal sealed record ExportReport(Model Model, ExportSettings Settings, ExportFacts Facts, long? Length, MeasuredChange? Change);
