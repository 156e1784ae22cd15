using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Tables.Cells;

/// <summary>A form of numbers in a model file. What is plain in it is left out.</summary>
internal static class NumberFormJson
{
    private const int MaxDecimals = 15;
    private const int MaxUnits = 10_000;
    private const int MaxAffix = 1_000;

    private static readonly NameTable<NegativeStyle> Styles = new(
        ("minus", NegativeStyle.Minus), ("unicode_minus", NegativeStyle.UnicodeMinus), ("trailing", NegativeStyle.Trailing),
        ("parentheses", NegativeStyle.Parentheses));

    public static void Write(NumberForm form, Utf8JsonWriter json)
    {
        json.WriteStartObject("written");
        WriteText("before", form.Before);
        WriteText("after", form.After);
        WriteText("thousands", form.Thousands);
        json.WriteString("decimal", form.Decimal == Separators.Comma ? "," : ".");
        json.WriteString("negative", Styles.NameOf(form.Negative));
        if (form.Decimals is { } decimals)
        {
            json.WriteNumber("decimals", decimals);
        }

        if (form.BareFactor != 1)
        {
            json.WriteNumber("bare", form.BareFactor);
        }

        if (form.HasTails)
        {
            json.WriteBoolean("tails", true);
        }

        if (!form.Units.IsEmpty)
        {
            json.WriteStartObject("units");
            foreach (var unit in form.Units)
            {
                json.WriteNumber(unit.Text, unit.Factor);
            }

            json.WriteEndObject();
            WriteOffsets(form, json);
        }

        json.WriteEndObject();

        void WriteText(string name, string text)
        {
            if (text.Length > 0)
            {
                json.WriteString(name, text);
            }
        }
    }

    private static void WriteOffsets(NumberForm form, Utf8JsonWriter json)
    {
        if (!form.Units.Any(unit => unit.Offset != 0))
        {
            return;
        }

        json.WriteStartObject("offsets");
        foreach (var unit in form.Units.Where(unit => unit.Offset != 0))
        {
            json.WriteNumber(unit.Text, unit.Offset);
        }

        json.WriteEndObject();
    }

    /// <summary>The form that a feature or a target has, or null.</summary>
    /// <exception cref="GophernetException">Something of it is wrong.</exception>
    public static NumberForm? Read(JsonNodeReader owner)
    {
        if (!owner.Has("written"))
        {
            return null;
        }

        var node = owner.Child("written");
        return new NumberForm
        {
            Before = Text(node, "before"),
            After = Text(node, "after"),
            Thousands = Text(node, "thousands") is var thousands && IsSeparator(thousands) ? thousands : throw node.Fault("its thousands are not separated so"),
            Decimal = node.Child("decimal").Text() switch
            {
                "." => Separators.Point,
                "," => Separators.Comma,
                _ => throw node.Fault("its decimal sign is neither point nor comma"),
            },
            Negative = node.Child("negative").Name(Styles),
            Decimals = node.Has("decimals") ? node.Child("decimals").Whole(0, MaxDecimals) : null,
            BareFactor = !node.Has("bare") ? 1 : node.Child("bare").Number() is > 0 and <= float.MaxValue and var bare ? bare
                : throw node.Fault("its \"bare\" is not positive"),
            HasTails = node.Has("tails") && node.Child("tails").Truth(),
            Units = node.Has("units") ? Units(node.Child("units"), form: node) : [],
        };
    }

    private static ImmutableArray<NumberUnit> Units(JsonNodeReader node, JsonNodeReader form) => [.. node.Members(MaxUnits).Select(unit =>
        unit.Value.Number() is not 0 and >= -float.MaxValue and <= float.MaxValue and var factor && unit.Name.Length > 0
            ? new NumberUnit(unit.Name, factor, form.Has("offsets") ? Offset(form.Child("offsets"), unit.Name) : 0)
            : throw node.Fault("the factor of a unit is 0 or too large"))];

    private static bool IsSeparator(string text) =>
        text.Length == 0 || (Separators.At(Encoding.UTF8.GetBytes(text), out var length) != Separators.None && length == Encoding.UTF8.GetByteCount(text));

    private static double Offset(JsonNodeReader offsets, string unit) =>
        offsets.Has(unit) ? offsets.Child(unit).Number(-CellFormat.MaxNumber, CellFormat.MaxNumber) : 0;

    private static string Text(JsonNodeReader node, string name, int most = MaxAffix) =>
        !node.Has(name) ? "" : node.Child(name).Text() is var text && text.Length <= most ? text : throw node.Fault($"its \"{name}\" is too long");
}
