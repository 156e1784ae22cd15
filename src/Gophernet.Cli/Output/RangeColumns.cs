using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gophernet.Evaluation;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>
/// The columns of intervals, <c>lower</c> and <c>upper</c>, or of sets of classes, <c>set</c>; of several target columns with the name of theirs, of several
/// percentages with the percentage.
/// </summary>
internal sealed class RangeColumns(Target target, PredictionRanges ranges, ImmutableArray<NumberForm?> forms)
{
    private readonly byte[][] _classes = PredictionWriter.ClassNames(target);
    private readonly List<byte[]> _set = [];

    /// <summary>The names of the columns, in the order in which they are written.</summary>
    public IEnumerable<string> Names()
    {
        foreach (var column in target is NumberTarget ? target.Columns : [""])
        {
            foreach (var percent in ranges.Percents)
            {
                var suffix = (target.ValueCount > 1 ? "_" + column : "")
                    + (ranges.Percents.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"_{percent}") : "");
                if (target is NumberTarget)
                {
                    yield return "lower" + suffix;
                    yield return "upper" + suffix;
                }
                else
                {
                    yield return "set" + suffix;
                }
            }
        }
    }

    /// <summary>Writes those of a row.</summary>
    public void Write(RecordWriter writer, PredictionView prediction)
    {
        for (var percent = 0; percent < ranges.Percents.Length && target is ClassTarget; percent++)
        {
            _set.Clear();
            for (var i = 0; i < _classes.Length; i++)
            {
                if (ranges.Contains(prediction, i, percent))
                {
                    _set.Add(_classes[i]);
                }
            }

            writer.WriteTexts(_set);
        }

        for (var column = 0; target is NumberTarget && column < target.ValueCount; column++)
        {
            for (var percent = 0; percent < ranges.Percents.Length; percent++)
            {
                var (low, high) = ranges.Interval(prediction, column, percent);
                WriteNumber(writer, forms, column, low);
                WriteNumber(writer, forms, column, high);
            }
        }
    }

    /// <summary>Writes a number as its column is written.</summary>
    public static void WriteNumber(RecordWriter writer, ImmutableArray<NumberForm?> forms, int column, double number)
    {
        if (!forms.IsEmpty && forms[column] is { } form)
        {
            writer.WriteText(Encoding.UTF8.GetBytes(NumberFormWriter.ToText(form, number)));
        }
        else
        {
            writer.WriteNumber(number);
        }
    }
}
