using System.Text;

namespace Gophernet.Models.Export.C;

/// <summary>What users of a file in C see: the row, the prediction, the functions.</summary>
internal static class Declarations
{
    /// <summary>The declarations of a model.</summary>
    public static string Of(Model model, ColumnList columns, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(answer);
        var (name, names) = answer.Names;
        var cell = columns.HasFields || columns.AreNumbers ? "" : """
            /* A cell: a text, or where that is NULL, the number of a column of numbers, NAN where it is missing. */
            struct gopher_cell {
                const char *text;
                double number;
            };


            """;
        return $$"""
            #ifndef GOPHER_DECLARED
            #define GOPHER_DECLARED

            #ifdef __cplusplus
            extern "C" {
            #endif

            enum {
                GOPHER_COLUMNS = {{columns.Columns.Length}},
                GOPHER_NOT_FINITE = -1, /* the prediction is no finite number: a number of the row is far beyond those of training */
                GOPHER_INEXACT = -2     /* the program was compiled so that it computes something else */
            };

            {{cell}}/* A row: the columns as they stand in the table, NAN for a missing number and NULL for a missing text. */
            struct gopher_row {
            {{Fields(columns)}}};

            struct gopher_prediction {
            {{answer.Fields}}};

            extern const char *const gopher_columns[GOPHER_COLUMNS];
            extern const char *const gopher_{{name}}[{{names.Count}}];

            /* Predicts a row. The result is 0; or from 1 on the number of the column whose cell is not what it should be, such as
               gopher_columns[result - 1]; or GOPHER_NOT_FINITE or GOPHER_INEXACT. The prediction is written where it is 0. Threads may call
               it at the same time. */
            int gopher_predict(const struct gopher_row *row, struct gopher_prediction *prediction);

            /* The same for texts, as they stand in a table of comma-separated values, in the order of gopher_columns. */
            int gopher_predict_cells(const char *const cells[GOPHER_COLUMNS], struct gopher_prediction *prediction);

            #ifdef __cplusplus
            }
            #endif

            #endif


            """;
    }

    private static string Fields(ColumnList columns)
    {
        if (!columns.HasFields)
        {
            return columns.AreNumbers
                ? "    double cells[GOPHER_COLUMNS]; /* in the order of gopher_columns */\n"
                : "    struct gopher_cell cells[GOPHER_COLUMNS]; /* in the order of gopher_columns */\n";
        }

        var fields = new StringBuilder();
        foreach (var (feature, field) in columns.Columns)
        {
            var declaration = feature is Tables.Features.NumericFeature ? $"double {field};" : $"const char *{field};";
            fields.Append($"    {declaration}{(field == feature.Name ? "" : $" /* {Literal.Comment(feature.Name)} */")}\n");
        }

        return fields.ToString();
    }
}
