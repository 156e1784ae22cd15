using System.Text;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;

namespace Gophernet.Models.Export.C;

/// <summary>The functions of a file in C that turn the values of a row into what the networks take: numbers, and codes of categories.</summary>
/// <param name="schema">The columns.</param>
/// <param name="source">Receives the code.</param>
internal sealed class InputTable(Schema schema, SourceFile source)
{
    /// <summary>How a number is made of a value, where it is not the value itself: the code of a case, and the parts that it needs.</summary>
    private static readonly Dictionary<string, (string Code, string Part)> Forms = new(StringComparer.Ordinal)
    {
        ["year"] = ("gopher_date_of(value).year", "date_of"),
        ["month"] = ("gopher_date_of(value).month", "date_of"),
        ["day"] = ("gopher_date_of(value).day", "date_of"),
        ["weekday"] = ("gopher_weekday(value)", "weekday"),
        ["hour"] = ("gopher_floor(gopher_second_of_day(value) / 3600)", "second_of_day"),
        ["elapsed_days"] = ("value / 86400", "text"),
        ["year_sine"] = ("gopher_cos_turns_double(gopher_turns_of_year(value) - 0.25)", "turns_of_year"),
        ["year_cosine"] = ("gopher_cos_turns_double(gopher_turns_of_year(value))", "turns_of_year"),
        ["month_sine"] = ("gopher_cos_turns_double(gopher_turns_of_month(value) - 0.25)", "turns_of_month"),
        ["month_cosine"] = ("gopher_cos_turns_double(gopher_turns_of_month(value))", "turns_of_month"),
        ["week_sine"] = ("gopher_cos_turns_double(gopher_weekday(value) / 7.0 - 0.25)", "weekday"),
        ["week_cosine"] = ("gopher_cos_turns_double(gopher_weekday(value) / 7.0)", "weekday"),
        ["day_sine"] = ("gopher_cos_turns_double(gopher_second_of_day(value) / 86400 - 0.25)", "second_of_day"),
        ["day_cosine"] = ("gopher_cos_turns_double(gopher_second_of_day(value) / 86400)", "second_of_day"),
    };

    private readonly List<Entry> _entries = [];
    private readonly List<string> _forms = []; // those of the cases, in their order

    /// <summary>Whether texts are taken apart, which may fail.</summary>
    public bool FillsTexts => schema.TextCount > 0;

    /// <summary>Writes the table and the functions.</summary>
    public void Write()
    {
        var slots = new ValueSlots(schema);
        var (text, codes) = (0, new StringBuilder());
        var code = 0;
        for (var i = 0; i < schema.Features.Length; i++)
        {
            if (schema.Features[i] is CategoricalFeature category)
            {
                codes.Append(
                    $"    inputs->codes[{code++}] = gopher_code(cells->values[{i}], {(category.HasOther ? category.Categories.Length : -1)}, "
                    + $"{(category.HasMissing ? category.Width - 1 : -1)});\n");
            }
            else
            {
                Add(schema.Features[i], i, schema.Features[i].IsText ? slots.DigitsOf(text++) : 0);
            }
        }

        WriteNumbers();
        if (code > 0)
        {
            source.Add("""
                static int gopher_code(double value, int other, int missing)
                {
                    return value != value ? missing : value < 0.0 ? other : (int)value;
                }

                """);
        }

        var numbers = _entries.Count == 0 ? "" : $"    for (int i = 0; i < {_entries.Count}; i++)\n"
            + "        inputs->numbers[i] = gopher_encode(&gopher_numbers[i], cells->values[gopher_numbers[i].slot]);\n";
        source.Add($$"""
            /* What the networks take of a row. */
            struct gopher_inputs {
                float numbers[{{Math.Max(1, _entries.Count)}}];
                int codes[{{Math.Max(1, code)}}];{{(FillsTexts ? $"\n    struct gopher_grams texts[{schema.TextCount}];" : "")}}
            };

            static void gopher_fill(const struct gopher_cells *cells, struct gopher_inputs *inputs)
            {
            {{numbers}}{{codes}}{{(code == 0 ? "    inputs->codes[0] = 0;\n" : "")}}}

            """);
    }

    private void Add(Feature feature, int slot, int digits)
    {
        switch (feature)
        {
            case NumericFeature numeric:
                Add(slot, "value", numeric.Scaling);
                foreach (var tail in numeric.Tails)
                {
                    var form = tail.Unit > 0 ? "logarithm" : "linear";
                    _entries.Add(new Entry(slot, Named(form), false, numeric.Scaling.Fill, tail.Mean, tail.Deviation, tail));
                }

                break;
            case BooleanFeature boolean:
                Add(slot, "value", boolean.Scaling);
                break;
            case QuantityFeature quantity:
                Add(slot, "value", quantity.Scaling);
                break;
            case DatePartsFeature date:
                foreach (var (part, scaling) in date.Parts)
                {
                    Add(slot, part.Name, scaling);
                }

                break;
            case TextFeature text:
                Add(slot, "value", text.Length);
                Add(digits, "value", text.Digits);
                Add(digits + 1, "value", text.Capitals);
                break;
            default:
                throw Refusal.Of(feature.Name, feature.PluralName);
        }

        if (feature.HasMissing)
        {
            _entries.Add(new Entry(slot, Named("missing"), false, 0, 0, 1, null));
        }
    }

    private void Add(int slot, string form, Scaling scaling) =>
        _entries.Add(new Entry(slot, Named(form), scaling.IsSmooth, scaling.Fill, scaling.Mean, scaling.Deviation, null));

    /// <summary>The name of a form in C, of which there is a case.</summary>
    private string Named(string form)
    {
        if (!_forms.Contains(form))
        {
            _forms.Add(form);
        }

        return "GOPHER_OF_" + form.ToUpperInvariant();
    }

    private void WriteNumbers()
    {
        if (_entries.Count == 0)
        {
            return;
        }

        var (hasTails, isSmooth) = (_entries.Exists(entry => entry.Tail is not null), _entries.Exists(entry => entry.IsSmooth));
        if (isSmooth)
        {
            source.Runtime.Need("smooth");
        }

        source.Add($$"""
            /* How each number comes of a value: by which form, and how it is scaled. */
            enum { {{string.Join(", ", _forms.Select(form => "GOPHER_OF_" + form.ToUpperInvariant()))}} };

            struct gopher_number {
                int slot;
                unsigned char form;
                unsigned char is_smooth;
                double fill, mean, deviation;{{(hasTails ? "\n    double low, high, origin, unit;" : "")}}
            };

            """);
        source.AddTable("struct gopher_number", "numbers", _entries.Select(entry => entry.Text(hasTails)));
        var cases = new StringBuilder();
        foreach (var form in _forms)
        {
            cases.Append(CaseOf(form));
        }

        var scaled = isSmooth ? "(float)(number->is_smooth ? gopher_draw_in(z) : z)" : "(float)z";
        source.Add($$"""
            static float gopher_encode(const struct gopher_number *number, double value)
            {
                const int is_missing = value != value;
                switch (number->form) {
            {{cases}}    default:
                    break;
                }
                const double z = ((is_missing ? number->fill : value) - number->mean) / number->deviation;
                return {{scaled}};
            }

            """);
    }

    private string CaseOf(string form)
    {
        var label = $"    case GOPHER_OF_{form.ToUpperInvariant()}:\n";
        switch (form)
        {
            case "value":
                return "";
            case "missing":
                return label + "        return is_missing ? 1.0f : 0.0f;\n";
            case "linear":
                source.Runtime.Need("clamp");
                return label + "        value = gopher_clamp(is_missing ? number->fill : value, number->low, number->high);\n"
                    + "        return (float)((value - number->mean) / number->deviation);\n";
            case "logarithm":
                source.Runtime.Need("clamp", "log_double");
                return label + "        value = gopher_clamp(is_missing ? number->fill : value, number->low, number->high) - number->origin;\n"
                    + "        value = value < 0.0 ? -gopher_log_double(1.0 + -value / number->unit) : gopher_log_double(1.0 + value / number->unit);\n"
                    + "        return (float)((value - number->mean) / number->deviation);\n";
            default:
                var (code, part) = Forms[form];
                source.Runtime.Need(part);
                if (code.Contains("cos_turns", StringComparison.Ordinal))
                {
                    source.Runtime.Need("cos_double");
                }

                return label + $"        value = is_missing ? value : {code};\n        break;\n";
        }
    }

    private readonly record struct Entry(int Slot, string Form, bool IsSmooth, double Fill, double Mean, double Deviation, TailForm? Tail)
    {
        public string Text(bool hasTails)
        {
            List<double> numbers = [Fill, Mean, Deviation];
            if (hasTails)
            {
                numbers.AddRange([Tail?.Low ?? 0, Tail?.High ?? 0, Tail?.Origin ?? 0, Tail?.Unit ?? 0]);
            }

            return $"{{{Slot}, {Form}, {Literal.Of(IsSmooth)}, {string.Join(", ", numbers.Select(Literal.Of))}}}";
        }
    }
}
