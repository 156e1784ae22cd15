using System.Globalization;
using System.Text;
using Gophernet.Tables.Targets;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>The comment at the head of a file in C: what it is, and an example that compiles.</summary>
internal static class HeadComment
{
    private const int MaxShown = 6; // fields of the example

    /// <summary>The comment of a model.</summary>
    public static string Of(Model model, ColumnList columns, SourceFile source, MemoryNeed memory, ExportOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(options);
        var weights = options.Weights is null ? "" : " would with its weights";
        var (constants, stack) = (Bytes(memory.Constants), Bytes(memory.Stack));
        return $$"""
            /*
             * A model that predicts {{Literal.Comment(NameList.Either([.. model.Targets]))}}, exported by gophernet {{ProductVersion.Current}}.
             *
             * It is C99 in one file and needs no library but that of mathematics (-lm), and not even that where GOPHER_NO_LIBM is defined. It
             * predicts the same bits as gophernet{{weights}}, whatever the compiler and its level of optimisation, but for -ffast-math,
             * which it refuses. It allocates nothing: {{constants}} are constants, and a prediction takes at most {{stack}} of the stack.
             *{{Weights(options)}}
             *     #define GOPHER_DECLARATIONS_ONLY
             *     #include "{{source.Prefix}}.c"
             *     #include <stdio.h>
             *
             *     int main(void)
             *     {
             *         struct gopher_row row = { {{Example(columns)}} };
             *         struct gopher_prediction prediction;
             *         if (gopher_predict(&row, &prediction) != 0)
             *             return 1;
             *         {{Print(model)}}
             *     }
             *
             * Compile this and {{source.Prefix}}.c together: cc -O2 main.c {{source.Prefix}}.c -lm
             *
             * Compiled with -DGOPHER_MAIN, it is itself a program that reads comma-separated values with a header from standard input, and with
             * -DGOPHER_DECIMAL_COMMA too values with semicolons between them; it prints what gophernet predict --probabilities --plain does.
             */

            """;
    }

    private static string Bytes(long bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture) + " bytes";

    /// <summary>What stands there of weights that are no floats, on lines of their own.</summary>
    private static string Weights(ExportOptions options)
    {
        if (options.Weights is not { } form)
        {
            return "";
        }

        return $"\n * Its matrices have weights {form.Words}, with a scale for each row. {options.Loss}\n *";
    }

    private static string Example(ColumnList columns)
    {
        if (!columns.HasFields)
        {
            return "{ 0 }";
        }

        var fields = new StringBuilder();
        foreach (var (feature, field) in columns.Columns.AsSpan(0, Math.Min(columns.Columns.Length, MaxShown)))
        {
            fields.Append($"{(fields.Length == 0 ? "" : ", ")}.{field} = {ValueOf(feature)}");
        }

        return fields.ToString();
    }

    private static string ValueOf(Feature feature) => feature switch
    {
        NumericFeature numeric => ((float)numeric.Scaling.Fill).ToString("G4", CultureInfo.InvariantCulture),
        BooleanFeature boolean => Literal.Of(boolean.Yes),
        CategoricalFeature { Categories.IsEmpty: false } category => Literal.Comment(Literal.Of(category.Categories[0])),
        _ => "NULL",
    };

    private static string Print(Model model) => model.Task switch
    {
        TaskKind.Classification => "puts(gopher_classes[prediction.class_index]);",
        TaskKind.MultiLabel => "printf(\"%d\\n\", prediction.labels[0]);",
        _ => model.Targets.Count == 1 ? "printf(\"%g\\n\", prediction.value);" : "printf(\"%g\\n\", prediction.values[0]);",
    };
}
