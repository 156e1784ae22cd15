using System.Globalization;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with a number of columns, or all: 0. Without it the table decides.</summary>
internal sealed class SelectionOption(Func<TrainingOptions, int?> get, Func<TrainingOptions, int?, TrainingOptions> set) : TrainingOption<int?>(get, set)
{
    private const string AllColumns = "all";
    private const string Found = "found";

    public override string HelpName => "N|all";

    public override string Expected => $"a whole number from 1, or {AllColumns}";

    public override string TextOf(TrainingOptions options) => Get(options) switch
    {
        null => Found,
        0 => AllColumns,
        { } count => count.ToString(CultureInfo.InvariantCulture),
    };

    public override TrainingOptions? With(TrainingOptions options, string text) =>
        text == AllColumns ? Set(options, 0)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? Set(options, count) : null;

    public override bool IsInRange(TrainingOptions options) => Get(options) is null or >= 0;

    public override void Write(TrainingOptions options, Utf8JsonWriter json) => throw new NotSupportedException("The features of a model tell it.");

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) => throw new NotSupportedException("The features of a model tell it.");
}
