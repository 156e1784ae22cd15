using System.Text;
using System.Text.Json;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.JavaScript;

/// <summary>A cell as a row of a model's own table may have it: a text, or a plain number.</summary>
/// <param name="Text">The text; null for a number.</param>
/// <param name="Number">The number.</param>
internal readonly record struct ExampleCell(string? Text, double Number = 0)
{
    private const string Such = "such as ";

    // 29 February 2024 in the forms that count: days of spreadsheets, and seconds since 1970 and parts of them.
    private static readonly string[] Counts = ["45351", "1709164800", "1709164800000", "1709164800000000", "1709164800000000000"];

    private static readonly CellFormat Plain = new(MissingTokens.Default, DecimalComma: false);

    /// <summary>An example for a feature.</summary>
    public static ExampleCell Of(Feature feature) => feature switch
    {
        NumericFeature { Written: { } form } numbers when NumberFormWriter.ToText(form, numbers.Scaling.Fill) is var text && CanBe(feature, text) => new(text),
        NumericFeature numbers => new(null, numbers.Scaling.Fill),
        BooleanFeature choice => new(choice.Yes),
        CategoricalFeature { Categories: [var first, ..] } => new(first),
        TextFeature text => new(text.Words is [var word, ..] ? word : "a text"),
        FormFeature { Form.IsNumber: true } => new(Counts.FirstOrDefault(count => IsIn2024(feature, count)) ?? Said(feature)),
        _ => new(Said(feature)),
    };

    /// <summary>Writes it as JSON.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        if (Text is null)
        {
            json.WriteNumberValue(Number);
        }
        else
        {
            json.WriteStringValue(Text);
        }
    }

    /// <summary>Puts it into a row.</summary>
    public void SetIn(ModelRow row, string name)
    {
        if (Text is null)
        {
            row.Set(name, Number);
        }
        else
        {
            row.Set(name, Text);
        }
    }

    /// <summary>The first example in what a message says of cells: <c>a date such as 2024-02-29 or 2024-02-29T13:45:00</c>.</summary>
    private static string Said(Feature feature)
    {
        var expected = feature.Expected;
        var start = expected.IndexOf(Such, StringComparison.Ordinal);
        var example = start < 0 ? "" : UpTo(" or ", UpTo(", ", expected[(start + Such.Length)..]));
        return CanBe(feature, example) ? example : "";
    }

    private static string UpTo(string end, string text) => text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var length ? text[..length] : text;

    private static bool IsIn2024(Feature feature, string text) =>
        feature.TryParse(Encoding.UTF8.GetBytes(text), Plain, out var seconds)
        && feature.ToText(seconds).StartsWith("2024", StringComparison.Ordinal);

    private static bool CanBe(Feature feature, string text) => feature.TryParse(Encoding.UTF8.GetBytes(text), Plain, out _);
}
