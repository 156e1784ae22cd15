using System.Buffers;
using System.Collections.Immutable;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>Decides what the target columns mean, over all rows that have them.</summary>
internal sealed class TargetInference(IReadOnlyList<RawColumn> columns, ReadOnlyMemory<int> rows, CellFormat format, TaskKind? task, Place place)
{
    /// <summary>As many as this of different numbers with a unit may be names of steps.</summary>
    public const int MaxNamedNumbers = 10;

    /// <summary>What was assumed about the targets, for the user.</summary>
    public List<TableNote> Notes { get; } = [];

    public (Target Target, double[][] Values) Infer()
    {
        if (columns.Count > Target.MaxColumns)
        {
            throw new GophernetException(place, $"{columns.Count} target columns: at most {Target.MaxColumns} are predicted together", "Name fewer.");
        }

        if (columns.Count == 1)
        {
            return (task ?? TaskOf(columns[0])) switch
            {
                TaskKind.Classification => LabelInference.Of(columns[0], rows.Span, format, place, AreNames(columns[0])),
                TaskKind.Regression => Numbers(),
                _ => throw new GophernetException(place, "a multi-label task needs several target columns",
                    "Name them with commas between them.")
                {
                    IsOfSettings = true,
                    Settings = [new("target", "a,b,c")],
                },
            };
        }

        if (task == TaskKind.Regression || (task is null && !AreIndicators()))
        {
            return Numbers();
        }

        if (!AreIndicators())
        {
            throw new GophernetException(place, "the targets are not columns of 0 and 1", "Name one column for classes by name, or predict numbers.")
            {
                IsOfSettings = true,
                Settings = [new("task", "regression")],
            };
        }

        var indicators = Array.ConvertAll([.. columns], ValuesOf);
        var names = columns.Select(column => column.Name).ToImmutableArray();
        if (task == TaskKind.MultiLabel || (task is null && !HaveOneEach(indicators)))
        {
            return (new MultiLabelTarget(names), indicators);
        }

        if (!HaveOneEach(indicators))
        {
            throw new GophernetException(place, "a row has none or several of the targets at 1", "See to it that every row has one, or predict labels.")
            {
                IsOfSettings = true,
                Settings = [new("task", "multilabel")],
            };
        }

        var codes = new double[rows.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = Array.FindIndex(indicators, column => column[row] == 1);
        }

        return (new IndicatorTarget(names), [codes]);
    }

    /// <summary>Texts are classes, unless they are dates. Numbers are classes or amounts: <see cref="ClassNumbers"/>.</summary>
    private TaskKind TaskOf(RawColumn column)
    {
        var scratch = ArrayPool<double>.Shared.Rent(rows.Length);
        var data = new ColumnData(column, format, rows, NumberScaling.Standard, scratch);
        TargetDates.RefuseDates(data, place);
        ArrayPool<double>.Shared.Return(scratch);
        if (column.HasNumbers)
        {
            return TaskKind.Regression;
        }

        var counts = data.Counts;
        if (column.Traits.AreCodes())
        {
            return TaskKind.Classification;
        }

        if (counts.Texts.Count > 0)
        {
            if (counts.Distinct > MaxNamedNumbers && FormOf(column) is { Words.Count: 0, Form: not null })
            {
                return TaskKind.Regression;
            }

            TargetDates.RefuseTimes(data);
            return TaskKind.Classification;
        }

        if (AreNames(column) && 2 * counts.Distinct <= counts.Present)
        {
            Notes.Add(new($"target \"{column.Name}\": its numbers are taken for names of classes, as some that differ would be one number; "
                + "to predict amounts, say so", new Setting("task", "regression")));
            return TaskKind.Classification;
        }

        var found = ClassNumbers.Of(column.Tokens!.Select((token, code) => (token.Number, counts.CountOf(code))).Where(number => number.Item2 > 0));
        if (found.IsDoubtful)
        {
            Notes.Add(new($"target \"{column.Name}\": its whole numbers are taken for "
                + (found.AreClasses ? "classes; to predict amounts, say so" : "amounts; if they name classes, say so"),
                new Setting("task", found.AreClasses ? "regression" : "classification")));
        }

        return found.AreClasses ? TaskKind.Classification : TaskKind.Regression;
    }

    /// <summary>Whether numbers are names that differ as texts alone.</summary>
    private bool AreNames(RawColumn column)
    {
        var data = new ColumnData(column, format, rows, NumberScaling.Standard, default);
        return LongNumbers.AreIn(data) || VersionNumbers.Find(data) is not null;
    }

    private (Target, double[][]) Numbers()
    {
        var forms = columns.Select(FormOf);
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (column.HasNumbers)
            {
                continue;
            }

            var (counts, found) = (new ColumnCounts(column, rows.Span), forms[i]);
            var (texts, textRows) = found?.Form is null ? (counts.Texts, counts.TextRows) : (found.Words, found.WordRows);
            if (texts.Count > 0)
            {
                throw new NotNumbers(column, counts, texts, textRows).OfTarget(isAlone: columns.Count == 1);
            }
        }

        foreach (var found in forms)
        {
            Notes.AddRange(found?.Notes ?? []);
        }

        var values = columns.Select((column, i) => forms[i]?.Form is { } form ? ValuesIn(form, column) : ValuesOf(column));
        var target = new NumberTarget([.. columns.Select(column => column.Name)], [.. values.Select(numbers => Scaling.Standardising(numbers))]);
        var written = columns.Select((column, i) => forms[i]?.Form ?? CommaForm.Of(column, rows.Span, format));
        return (written.Any(form => form is not null) ? target with { Written = [.. written] } : target, values);
    }

    /// <summary>How the numbers of a column are written; null for plain ones, or where it has other things.</summary>
    private FoundForm? FormOf(RawColumn column) =>
        column.HasNumbers ? null : NumberFormInference.Find(
            column, new ColumnCounts(column, rows.Span), format, isNumeric: task == TaskKind.Regression, mayDrop: false);

    private double[] ValuesIn(NumberForm form, RawColumn column)
    {
        var numbers = column.Tokens!.Select(token => form.TryParse(token.Utf8, format, out var number) ? number : double.NaN);
        var values = new double[rows.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = numbers[column.Code(rows.Span[i])];
        }

        return values;
    }

    private double[] ValuesOf(RawColumn column)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column.Number(rows.Span[i]);
        }

        return values;
    }

    private bool AreIndicators() => columns.All(column => UsedTokens(column)?.All(token => token.Number is 0 or 1) ?? false);

    /// <summary>The texts in the rows that are kept, or null for a column of many different numbers.</summary>
    private RawToken[]? UsedTokens(RawColumn column)
    {
        if (column.HasNumbers)
        {
            return null;
        }

        var counts = new ColumnCounts(column, rows.Span);
        return column.Tokens!.Where((_, code) => counts.CountOf(code) > 0);
    }

    private bool HaveOneEach(double[][] indicators)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            var sum = 0.0;
            foreach (var indicator in indicators)
            {
                sum += indicator[row];
            }

            if (sum != 1)
            {
                return false;
            }
        }

        return true;
    }
}
