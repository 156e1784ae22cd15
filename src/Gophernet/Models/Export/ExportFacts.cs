using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export;

/// <summary>What can be told of an exported model.</summary>
internal sealed class ExportFacts
{
    /// <summary>What it takes of a row.</summary>
    public required IReadOnlyList<ExportedValue> Inputs { get; init; }

    /// <summary>What it gives.</summary>
    public required IReadOnlyList<ExportedValue> Outputs { get; init; }

    /// <summary>What it computes otherwise than the model, in words; null where every bit is the same.</summary>
    public string? Difference { get; init; }

    /// <summary>The memory that it needs; null where that depends on what runs it.</summary>
    public MemoryNeed? Memory { get; init; }

    /// <summary>Those of a format that takes columns as the model does, and gives what <c>predict</c> writes.</summary>
    public static ExportFacts Of(Model model, string? difference = null, MemoryNeed? memory = null)
    {
        var (target, outputs) = (model.Schema.Target, new List<ExportedValue>());
        var kind = target switch { ClassTarget => "class", MultiLabelTarget => "label", _ => "number" };
        foreach (var name in target.PredictionNames)
        {
            outputs.Add(new ExportedValue(name, kind));
        }

        foreach (var name in target.ProbabilityNames)
        {
            outputs.Add(new ExportedValue(Target.ProbabilityColumn(name), "probability"));
        }

        return new ExportFacts
        {
            Inputs = model.Schema.Features.Select(feature => new ExportedValue(feature.Name, feature.Kind)),
            Outputs = outputs,
            Difference = difference,
            Memory = memory,
        };
    }
}
