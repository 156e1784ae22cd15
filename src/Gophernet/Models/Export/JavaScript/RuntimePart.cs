using System.Collections.Immutable;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.JavaScript;

/// <summary>A part of what modules run on: a file of JavaScript in <c>Runtime</c>. A model gets those that it needs, in the order of this table.</summary>
internal sealed class RuntimePart
{
    private static readonly ImmutableArray<RuntimePart> All =
    [
        new("floats", _ => true),
        new("cells", _ => true),
        new("western", model => Has<FormFeature>(model) || Has<NumericFeature>(model, feature => feature.Written is not null)),
        new("written-numbers", model => Has<NumericFeature>(model, feature => feature.Written is not null)),
        new("features", _ => true),
        new("cursor", Has<FormFeature>),
        new("calendar", Has<DatePartsFeature>),
        new("clock", Has<DatePartsFeature>),
        new("dates", Has<DateFeature>),
        new("named-dates", model => Has<DateFeature>(model, feature => HasNames(feature.Form))),
        new("date-parts", Has<DatePartsFeature>),
        new("durations", Has<DurationFeature>),
        new("measures", Has<MeasureFeature>),
        new("texts", Has<TextFeature>),
        new("network", _ => true),
        new("neighbours", model => model.Shapes.Any(shape => shape.IsComparing)),
        new("model", _ => true),
    ];

    private static readonly Lazy<Dictionary<string, string>> Texts = new(() => PackedTexts.Read(RuntimeTexts.Packed));

    private readonly string _name;
    private readonly Func<Model, bool> _isNeeded;

    private RuntimePart(string name, Func<Model, bool> isNeeded) => (_name, _isNeeded) = (name, isNeeded);

    /// <summary>What the module gives to others: it stands behind the model.</summary>
    public static RuntimePart Module { get; } = new("module", _ => true);

    /// <summary>Its source.</summary>
    public string Text => Texts.Value[_name];

    /// <summary>The parts that a model needs.</summary>
    public static RuntimePart[] For(Model model) => All.Where(part => part._isNeeded(model));

    private static bool Has<T>(Model model)
        where T : Feature => Has<T>(model, _ => true);

    private static bool Has<T>(Model model, Func<T, bool> condition)
        where T : Feature => model.Schema.Features.Any(feature => feature is T kind && condition(kind));

    private static bool HasNames(CellForm form) =>
        form == DateForms.MonthName || form == DateForms.Quarter || form == DateForms.HalfYear || form == DateForms.Week;
}
