using System.Text;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export.C;

/// <summary>
/// The program that a file in C is when it is compiled so: a table in, predictions out, as <c>gophernet predict --probabilities --plain</c> writes them.
/// </summary>
internal static class TableProgram
{
    /// <summary>The code of a model's program, with the names of its columns.</summary>
    public static string Of(Model model, ColumnList columns, SourceFile source)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(source);
        var columnNames = columns.Columns.Select(column => Literal.Of(column.Feature.Name));
        source.CountBytes("char *const", columnNames);
        var names = string.Join(",\n    ", columnNames);
        var program = new Runtime();
        var target = model.Schema.Target;
        program.Need(target is NumberTarget ? "print_double" : "print_float", "table_program");
        var (header, fields) = (new StringBuilder(), 0);
        foreach (var name in FreeNames.OfPredictions(target))
        {
            fields++;
            header.Append($"    gopher_print_text({Literal.Of(name)}, &first);\n");
        }

        return $$"""
            const char *const gopher_columns[GOPHER_COLUMNS] = {
                {{names}},
            };

            #ifdef GOPHER_MAIN
            enum { GOPHER_FIELDS = {{fields}} };

            {{string.Join("\n", program.Texts)}}
            static void gopher_print_header(void)
            {
                int first = 1;
            {{header}}    putchar('\n');
            }

            static void gopher_print_prediction(const struct gopher_prediction *prediction)
            {
                int first = 1;
            {{Print(target)}}    putchar('\n');
            }

            int main(void)
            {
                return gopher_predict_table();
            }
            #endif

            """;
    }

    private static string Print(Target target)
    {
        var count = Literal.Of(target.OutputCount);
        var probabilities = $"    for (int i = 0; i < {count}; i++)\n        gopher_print_float(prediction->probabilities[i], &first);\n";
        return target switch
        {
            ClassTarget => "    gopher_print_text(gopher_classes[prediction->class_index], &first);\n" + probabilities,
            MultiLabelTarget => $"    for (int i = 0; i < {count}; i++)\n"
                + "        gopher_print_text(prediction->labels[i] ? \"1\" : \"0\", &first);\n" + probabilities,
            _ => Numbers((NumberTarget)target),
        };
    }

    private static string Numbers(NumberTarget target)
    {
        var isOne = target.Columns.Length == 1;
        var quantiles = isOne ? "prediction->quantiles[j]" : "prediction->quantiles[i][j]";
        return $"    for (int i = 0; i < {Literal.Of(target.Columns.Length)}; i++) {{\n"
            + $"        gopher_print_double({(isOne ? "prediction->value" : "prediction->values[i]")}, &first);\n"
            + (target.Quantiles.IsEmpty ? "" : $"        for (int j = 0; j < {Literal.Of(target.Quantiles.Length)}; j++)\n"
                + $"            gopher_print_double({quantiles}, &first);\n")
            + "    }\n";
    }
}
