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
        var target = model.Schema.Target;
        var kind = target switch { ClassTarget => "class", MultiLabelTarget => "label", _ => "number" };
        return new ExportFacts
        {
            Inputs = model.Schema.Features.Select(feature => new ExportedValue(feature.Name, feature.Kind)),
            Outputs = FreeNames.OfPredictions(target).Select((name, i) => new ExportedValue(name, i < target.PredictionNames.Length ? kind : "probability")),
            Difference = difference,
            Memory = memory,
        };
    }
}
