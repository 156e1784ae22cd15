using System.Collections.Immutable;
using System.Globalization;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>The classes that the cells of a target column name.</summary>
internal static class LabelInference
{
    private const int FewClasses = 20;

    /// <summary>The target, and the code of the class of each row.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows that are kept.</param>
    /// <param name="format">How cells are written.</param>
    /// <param name="place">The input.</param>
    /// <param name="areNames">Whether numbers are names, each way to write one another.</param>
    /// <exception cref="GophernetException">They do not name classes.</exception>
    public static (Target Target, double[][] Values) Of(RawColumn column, ReadOnlySpan<int> rows, CellFormat format, Place place, bool areNames)
    {
        if (column.HasNumbers)
        {
            throw new GophernetException(place,
                $"column \"{column.Name}\": found more than {ClassTarget.MaxClasses} different numbers: they do not name classes", "Predict numbers.")
            {
                Field = column.Name,
                IsOfSettings = true,
                Settings = [new("task", "regression")],
            };
        }

        var counts = new ColumnCounts(column, rows);
        var names = NamesOf(column, counts, areNames || column.Traits.AreCodes());
        ImmutableArray<string> classes = [.. names.Where((_, code) => counts.CountOf(code) > 0).Distinct().OrderBy(name => name, ClassOrder.Instance)];
        if (!AreFew(classes.Length, rows.Length))
        {
            throw NoClasses($"{classes.Length} different values in {rows.Length} rows", column, counts, format, place);
        }

        var codes = names.Select(name => (double)classes.IndexOf(name)).ToArray();
        var values = new double[rows.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = codes[column.Code(rows[i])];
        }

        return (new LabelTarget(column.Name, classes), [values]);
    }

    /// <summary>Whether so many different values may be classes of so many rows.</summary>
    public static bool AreFew(int classes, int rows) => classes <= ClassTarget.MaxClasses && (classes <= FewClasses || classes <= rows / 2);

    /// <summary>Different ways to write one number are one class, of the shortest name; 0.0 and 1.0 keep theirs if that is the only way.</summary>
    private static string[] NamesOf(RawColumn column, ColumnCounts counts, bool areNames)
    {
        var numbers = new HashSet<double>();
        var areWrittenAlike = true;
        var isNumber = column.Tokens!.Select((token, code) =>
            !areNames && counts.CountOf(code) > 0 && token.IsNumber && !double.IsNaN(token.Number));
        for (var code = 0; code < isNumber.Length; code++)
        {
            areWrittenAlike &= !isNumber[code]
                || (numbers.Add(column.Tokens![code].Number) && column.Tokens[code].Text.AsSpan().IndexOfAny('e', 'E') < 0);
        }

        return column.Tokens!.Select((token, code) =>
            isNumber[code] && !areWrittenAlike ? token.Number.ToString(CultureInfo.InvariantCulture) : token.Text);
    }

    private static GophernetException NoClasses(string found, RawColumn column, ColumnCounts counts, CellFormat format, Place place)
    {
        var text = $"column \"{column.Name}\": found {found}: they do not name classes";
        return SeveralUnits.Find(column, counts) is { } units
            ? new GophernetException(place, $"{text}; its {units}", "Write all in one unit, or name another target.") { Field = column.Name }
            : MostlyNumbers.Of(column, counts, format) is { What: "numbers" } mostly ? new GophernetException(
                mostly.Others[0].IsNumber ? place : mostly.Others[0].Place, $"{text}; {mostly.Text}", "Predict numbers, and say what means missing.")
            {
                Field = column.Name,
                Settings = [new("task", "regression"), mostly.MissingOrSome],
            }
            : new GophernetException(place, text, "Name another target.") { Field = column.Name };
    }
}
