using System.Text;
using Gophernet.Tables;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>The functions of a file in C that take a row: its cells become values, a double each, NAN where they are missing.</summary>
/// <param name="schema">The columns.</param>
/// <param name="columns">The same with their fields.</param>
/// <param name="source">Receives the code.</param>
internal sealed class CellReading(Schema schema, ColumnList columns, SourceFile source)
{
    private const string Call = "(text, value)";

    private readonly MissingValues _missing = new(schema.MissingTexts, columns.Columns.Any(column => column.IsNumber), source);

    /// <summary>Writes what reads a cell.</summary>
    public void Write()
    {
        source.Runtime.Need("text", "arithmetic");
        var hasTexts = schema.TextCount > 0;
        source.Add($$"""
            struct gopher_cells {
                double values[{{new ValueSlots(schema).Count}}];{{(hasTexts ? $"\n    struct gopher_text texts[{schema.TextCount}];" : "")}}
            };

            """);
        _missing.WriteTexts();
        var cases = new StringBuilder();
        var plain = 0;
        for (var i = 0; i < schema.Features.Length; i++)
        {
            if (schema.Features[i] is NumericFeature { Written: null, MissingWords.IsEmpty: true })
            {
                plain++;
            }
            else
            {
                cases.Append($"    case {i}: /* {Literal.Comment(schema.Features[i].Name)} */\n        return {ReadingOf(schema.Features[i], i)};\n");
            }
        }

        if (plain > 0)
        {
            source.Runtime.Need("plain_number");
        }

        WriteRead(cases.ToString(), plain > 0 ? WithMissing("gopher_read_plain" + Call) : "0");
    }

    /// <summary>Writes the functions that users call.</summary>
    public void WriteEntries()
    {
        if (columns.Columns.Any(column => column.IsNumber))
        {
            WriteGiven();
        }

        source.Add($$"""
            int gopher_predict_cells(const char *const cells[GOPHER_COLUMNS], struct gopher_prediction *prediction)
            {
                struct gopher_cells read;
                for (int i = 0; i < GOPHER_COLUMNS; i++)
                    if (!gopher_read(i, gopher_cell(cells[i]), &read))
                        return i + 1;
                return gopher_answer(&read, prediction);
            }

            int gopher_predict(const struct gopher_row *row, struct gopher_prediction *prediction)
            {
                struct gopher_cells read;
            {{(columns.HasFields ? ReadFields() : ReadArray())}}    return gopher_answer(&read, prediction);
            }

            """);
    }

    private void WriteRead(string cases, string plain)
    {
        var texts = schema.TextCount == 0 ? "" : TextCases();
        source.Add($$"""
            /* Reads a cell; false where it is not what its column needs. */
            static int gopher_read(int column, struct gopher_text text, struct gopher_cells *cells)
            {
                double *value = &cells->values[column];
                const int is_missing = gopher_is_missing(text);
                *value = NAN;
            {{texts}}    if (is_missing)
                    return 1;
                switch (column) {
            {{cases}}    default:
                    return {{plain}};
                }
            }

            """);
    }

    private string TextCases()
    {
        var cases = new StringBuilder("    switch (column) {\n");
        var text = 0;
        for (var i = 0; i < schema.Features.Length; i++)
        {
            if (schema.Features[i].IsText)
            {
                cases.Append($"    case {i}:\n        cells->texts[{text}] = text;\n");
                cases.Append($"        if (is_missing)\n            cells->texts[{text}].at = NULL;\n        return 1;\n");
                text++;
            }
        }

        return cases.Append("    default:\n        break;\n    }\n").ToString();
    }

    /// <summary>What reads the cells of a column, as an expression that is true where it could.</summary>
    private string ReadingOf(Feature feature, int index) => feature switch
    {
        NumericFeature numeric => NumberReading.Of(numeric, index, _missing, source),
        BooleanFeature boolean => Boolean(boolean),
        CategoricalFeature categorical => CategoryReading.Of(categorical, index, source),
        TextFeature => "1",
        FormFeature temporal => FormReading.Of(temporal, index, source),
        _ => throw Refusal.Of(feature.Name, feature.PluralName),
    };

    private string Boolean(BooleanFeature feature)
    {
        source.Runtime.Need("boolean");
        return $"gopher_read_boolean(text, {Literal.Of(feature.No)}, {Literal.Of(feature.Yes)}, value)";
    }

    private string WithMissing(string reading) => _missing.HasNumbers ? $"{reading} && gopher_keep(value)" : reading;

    private void WriteGiven() => source.Add($$"""
        /* Takes a number as it is given: what is not finite is missing. */
        static int gopher_give(double number, double factor, double *value)
        {
            *value = NAN;
            if (number - number != 0.0{{(_missing.HasNumbers ? " || gopher_is_missing_value(number)" : "")}})
                return 1;
            if (number < -3.4028235e38 || number > 3.4028235e38)
                return 0;
            *value = number * factor;
            return {{(_missing.HasNumbers ? "gopher_keep(value)" : "1")}};
        }

        """);

    private string ReadFields()
    {
        var code = new StringBuilder();
        for (var i = 0; i < columns.Columns.Length; i++)
        {
            var (feature, field) = columns.Columns[i];
            code.Append(feature is NumericFeature numeric
                ? $"    if (!gopher_give(row->{field}, {Literal.Of(numeric.Written?.BareFactor ?? 1)}, &read.values[{i}]))\n"
                : $"    if (!gopher_read({i}, gopher_cell(row->{field}), &read))\n").Append($"        return {i + 1};\n");
        }

        return code.ToString();
    }

    private string ReadArray()
    {
        if (columns.Columns.Any(column => column.Feature is NumericFeature { Written.BareFactor: not 1 }))
        {
            source.AddTable("double", "bare_factors", columns.Columns.Select(
                column => Literal.Of((column.Feature as NumericFeature)?.Written?.BareFactor ?? 1)));
            return Loop("gopher_bare_factors[i]");
        }

        return Loop("1.0");
    }

    private string Loop(string factor)
    {
        var give = $"gopher_give(row->cells[i]{(columns.AreNumbers ? "" : ".number")}, {factor}, &read.values[i])";
        if (!columns.AreNumbers)
        {
            source.AddTable("unsigned char", "are_numbers", columns.Columns.Select(column => Literal.Of(column.IsNumber)));
            give = $"row->cells[i].text || !gopher_are_numbers[i] ? gopher_read(i, gopher_cell(row->cells[i].text), &read)\n            : {give}";
        }

        return $"    for (int i = 0; i < GOPHER_COLUMNS; i++)\n        if (!({give}))\n            return i + 1;\n";
    }
}
