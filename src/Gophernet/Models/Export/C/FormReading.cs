using System.Text;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>The seconds of a date, a time of day or a duration, or the units of a measure, as <see cref="MissingWords.TryRead"/> reads them.</summary>
internal static class FormReading
{
    private static readonly CellFormat Plain = new(MissingTokens.Default, DecimalComma: false);

    private static readonly (string Part, string Function, string Arguments) Units =
        ("unit_measure", "read_measure", "units, (int)(sizeof units / sizeof units[0]), ");

    /// <summary>How each form is read: the part, the function, and what follows the text among its arguments.</summary>
    private static readonly Dictionary<CellForm, (string Part, string Function, string Arguments)> Forms = new()
    {
        [DateForms.Iso] = ("iso_date", "read_iso_date", ""),
        [DateForms.YearFirst] = ("separated_date", "read_separated", "0, 1, 2, "),
        [DateForms.DayFirst] = ("separated_date", "read_separated", "2, 1, 0, "),
        [DateForms.MonthFirst] = ("separated_date", "read_separated", "2, 0, 1, "),
        [DateForms.MonthName] = ("named_date", "read_named_date", ""),
        [DateForms.Compact] = ("compact_date", "read_compact", ""),
        [DateForms.Quarter] = ("period", "read_period", "words, 4, "),
        [DateForms.HalfYear] = ("period", "read_period", "words, 2, "),
        [DateForms.Week] = ("period", "read_period", "words, 53, "),
        [DateForms.Seconds] = ("counted_time", "read_counted", "1.0, 0.0, "),
        [DateForms.Milliseconds] = ("counted_time", "read_counted", "1e3, 0.0, "),
        [DateForms.Microseconds] = ("counted_time", "read_counted", "1e6, 0.0, "),
        [DateForms.Nanoseconds] = ("counted_time", "read_counted", "1e9, 0.0, "),
        [DateForms.Spreadsheet] = ("counted_time", "read_counted", "1.0 / 86400, -25569.0 * 86400, "),
        [TimeOfDay.Form] = ("time_of_day", "read_time", ""),
        [DurationForms.Hours] = ("clock_duration", "read_clock", "1, "),
        [DurationForms.Minutes] = ("clock_duration", "read_clock", "0, "),
        [DurationForms.Units] = ("unit_duration", "read_units", "0, "),
        [DurationForms.Months] = ("unit_duration", "read_units", "1, "),
        [MeasureForms.Degrees] = ("coordinate", "read_coordinate", "0, "),
        [MeasureForms.DegreesOst] = ("coordinate", "read_coordinate", "1, "),
        [DurationForms.Iso] = ("iso_duration", "read_iso_duration", ""),
    };

    /// <summary>What stands before the number of a period.</summary>
    private static readonly Dictionary<CellForm, string> PeriodWords = new()
    {
        [DateForms.Quarter] = "\"quarter\", \"qtr\", \"q\", NULL",
        [DateForms.HalfYear] = "\"h\", NULL",
        [DateForms.Week] = "\"week\", \"wk\", \"w\", \"kw\", \"cw\", NULL",
    };

    /// <summary>Writes the function of a column.</summary>
    /// <returns>What reads a cell.</returns>
    public static string Of(FormFeature feature, int index, SourceFile source)
    {
        var code = new StringBuilder("    unsigned char buffer[128];\n");
        if (feature.Form is UnitMeasure measure)
        {
            AddUnits(measure, code);
        }
        else if (!Forms.ContainsKey(feature.Form))
        {
            throw Refusal.Of(feature.Name, feature.Form.Expected);
        }

        var form = Forms.GetValueOrDefault(feature.Form, Units);
        source.Runtime.Need(form.Part, "western", "no_number");
        if (PeriodWords.TryGetValue(feature.Form, out var words))
        {
            code.Append($"    static const char *const words[] = {{{words}}};\n");
        }

        if (feature.Form.IsNumber)
        {
            code.Append("    double number;\n");
        }

        AddMissing(feature, index, source, code);
        code.Append($"    if (gopher_{form.Function}(gopher_rewrite(text, 1, buffer), {form.Arguments}value))\n        return 1;\n");
        if (feature.Form.IsNumber)
        {
            var convert = form.Function.Replace("read", "", StringComparison.Ordinal) + "_number";
            code.Append($"    if (gopher_read_plain(text, &number) && gopher{convert}(number, {form.Arguments}value))\n        return 1;\n");
        }

        source.Add(
            $"/* {Literal.Comment(feature.Name)}: {Literal.Comment(feature.Form.Expected)} */\n"
            + $"static int gopher_read_form_{index}(struct gopher_text text, double *value)\n{{\n{code}"
            + "    *value = NAN;\n    return gopher_is_no_number(text);\n}\n");
        return $"gopher_read_form_{index}(text, value)";
    }

    private static void AddUnits(UnitMeasure form, StringBuilder code)
    {
        code.Append("    static const struct gopher_measure_unit units[] = {\n");
        foreach (var unit in form.Units)
        {
            var entries = unit.Names.Select(name => $"{{{Literal.Of(Encoding.UTF8.GetString(name))}, {Literal.Of(unit.Size)}, {unit.BareDigits}}}");
            code.Append($"        {string.Join(", ", entries)},\n");
        }

        code.Append("    };\n");
    }

    private static void AddMissing(FormFeature feature, int index, SourceFile source, StringBuilder code)
    {
        var words = feature.Words.Texts;
        if (words.IsEmpty)
        {
            return;
        }

        source.Runtime.Need("words");
        source.AddTable("char *const", $"missing_words_{index}", words.Select(Literal.Of));
        code.Append($"    if (gopher_is_word(text, gopher_missing_words_{index}, {words.Length}))\n        return 1;\n");
        var numbers = words.Select(word => Plain.TryNumber(Encoding.UTF8.GetBytes(word), out var number) ? number : double.NaN).Where(double.IsFinite);
        if (feature.Form.IsNumber && numbers.Length > 0)
        {
            source.Runtime.Need("among");
            source.AddTable("double", $"missing_times_{index}", numbers.Select(Literal.Of));
            code.Append($"    if (gopher_read_plain(text, &number) && gopher_is_among(number, gopher_missing_times_{index}, {numbers.Length}))\n");
            code.Append("        return 1;\n");
        }
    }
}
