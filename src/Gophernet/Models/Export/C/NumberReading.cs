using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>The number of a cell, as a column of numbers reads it.</summary>
internal static class NumberReading
{
    /// <summary>Writes what the column's own way of writing needs.</summary>
    /// <returns>What reads a cell.</returns>
    public static string Of(NumericFeature feature, int index, MissingValues missing, SourceFile source)
    {
        source.Runtime.Need("plain_number");
        var reading = feature.Written is null ? "gopher_read_plain(text, value)" : InForm(feature.Written, index, source);
        reading = missing.HasNumbers ? $"({reading} && gopher_keep(value))" : reading;
        if (feature.MissingWords.IsEmpty)
        {
            return reading;
        }

        source.Runtime.Need("words");
        source.AddTable("char *const", $"missing_words_{index}", feature.MissingWords.Select(Literal.Of));
        return $"{reading} || (*value = NAN, gopher_is_word(text, gopher_missing_words_{index}, {feature.MissingWords.Length}))";
    }

    private static string InForm(NumberForm form, int index, SourceFile source)
    {
        source.Runtime.Need("form_number");
        var units = "NULL";
        if (!form.Units.IsEmpty)
        {
            units = $"gopher_units_{index}";
            source.AddTable("struct gopher_unit", $"units_{index}", form.Units.Select(
                unit => $"{{{Literal.Of(unit.Text)}, {Literal.Of(unit.Factor)}, {Literal.Of(unit.Offset)}}}"));
        }

        var thousands = form.Thousands.Length == 1 && form.Thousands[0] < 0x80 ? form.Thousands[0] : 0;
        source.Add(
            $"static const struct gopher_form gopher_form_{index} = {{{units}, {form.Units.Length}, {form.Decimal}, {(int)thousands}, "
            + $"{Literal.Of(form.HasTails)}, {Literal.Of(form.BareFactor)}}};\n");
        return $"gopher_read_in_form(text, &gopher_form_{index}, value)";
    }
}
