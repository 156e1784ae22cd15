using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export;

/// <summary>What can be told of an exported model.</summary>
/// <param name="Inputs">What it takes of a row.</param>
/// <param name="Outputs">What it gives.</param>
/// <param name="Differences">What it computes otherwise than the model, in words; nothing where every bit is the same.</param>
internal sealed record ExportFacts(ExportedValue[] Inputs, ExportedValue[] Outputs, string[] Differences)
{
    /// <summary>The memory that it needs; null where that depends on what runs it.</summary>
    public MemoryNeed? Memory { get; init; }

    /// <summary>Those of a format that takes columns as the model does, and gives what <c>predict</c> writes.</summary>
    public static ExportFacts Of(Model model, params string[] differences)
    {
        var target = model.Schema.Target;
        var kind = target switch { ClassTarget => "class", MultiLabelTarget => "label", _ => "number" };
        return new ExportFacts(
            model.Schema.Features.Select(feature => new ExportedValue(feature.Name, feature.Kind)),
            [
                .. target.PredictionNames.Select(name => new ExportedValue(name, kind)),
                .. target.ProbabilityNames.Select(name => new ExportedValue("probability_" + name, "probability")),
            ],
            differences);
    }
}
