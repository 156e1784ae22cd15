using System.Globalization;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Training.Options;

/// <summary>An option with a number of columns, or all: 0. Without it, null, the table decides.</summary>
internal sealed class SelectionOption(Func<TrainingOptions, int?> get, Func<TrainingOptions, int?, TrainingOptions> set) : TrainingOption<int?>(get, set)
{
    private const string AllColumns = "all";
    private const string Auto = "auto";

    public override string HelpName => "N|all|auto";

    public override IReadOnlyList<string> Offered => [AllColumns, Auto];

    public override string Expected => $"a whole number from 1, {AllColumns} or {Auto}";

    public override string TextOf(TrainingOptions options) => Get(options) switch
    {
        null => Auto,
        0 => AllColumns,
        { } count => count.ToString(CultureInfo.InvariantCulture),
    };

    public override TrainingOptions? With(TrainingOptions options, string text) =>
        text == Auto ? Set(options, null)
        : text == AllColumns ? Set(options, 0)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? Set(options, count) : null;

    public override bool IsInRange(TrainingOptions options) => Get(options) is null or >= 0;

    /// <summary>Files lack what nobody said.</summary>
    public override void Write(TrainingOptions options, Utf8JsonWriter json)
    {
        if (Get(options) is { } count)
        {
            json.WriteNumber(Key!, count);
        }
    }

    public override TrainingOptions Read(TrainingOptions options, JsonNodeReader value) => Set(options, value.Whole(0, int.MaxValue));
}
