using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Columns that seem to be known only once the target is: the target under another name or in another unit, and what is filled in afterwards for one class,
/// such as the reason of a cancellation.
/// </summary>
internal static class TargetLeaks
{
    // In fewer rows chance does the same.
    private const int MinRows = 4;
    private const int MinRowsOfSide = 10;
    private const int SomeRows = 4096;

    // What is missing seldom tells a class for another reason than that it came after it; a value may.
    private const double AlmostAll = 0.95;
    private const double All = 0.995;

    // What is no rounding but noise, though the columns are written with few digits.
    private const double MaxDeviation = 2e-3;

    // Powers of ten that numbers may be multiples of; with more digits they are as good as exact.
    private const double LargestStep = 1e9;
    private const double SmallestStep = 0.9e-9;
    private const double Exact = 1e-9;

    /// <summary>What to say of a column; null of most.</summary>
    /// <param name="feature">The column.</param>
    /// <param name="column">What it holds.</param>
    /// <param name="values">Receives its values: as many as there are rows.</param>
    /// <param name="target">The target of each row: a number, or the code of a class.</param>
    /// <param name="classes">The classes; null for numbers.</param>
    /// <param name="isOnly">Whether there is no other column: that a line leads from it to the target is what there is to learn.</param>
    public static TableNote? NoteOn(Feature feature, Column column, double[] values, double[] target, ClassTarget? classes, bool isOnly)
    {
        if (target.Length < MinRows)
        {
            return null;
        }

        column.CopyTo(0, values);
        var text = IsCopy(values, target, classes is not null) ? "tells the target by itself: if it is the target under another name"
            : classes is not null ? FindSide(feature, column, values, target, classes)
            : !isOnly && IsLine(values, target) ? "tells the target by itself, along a straight line: if it is the target in another unit"
            : null;
        return text is null ? null : new TableNote($"column \"{feature.Name}\" {text}, leave it out", new Setting("drop", feature.Name)) { Code = "leak" };
    }

    /// <summary>Whether two columns are the same up to names: equal numbers, or one class for each value and one value for each class.</summary>
    private static bool IsCopy(double[] values, double[] target, bool isClass)
    {
        var classOf = new Dictionary<double, double>();
        var valueOf = new Dictionary<double, double>();
        for (var row = 0; row < target.Length; row++)
        {
            var (value, wanted) = (values[row], target[row]);
            if (!isClass ? !value.Equals(wanted) : (!classOf.TryAdd(value, wanted) && classOf[value] != wanted)
                || (!valueOf.TryAdd(wanted, value) && !valueOf[wanted].Equals(value)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the target is a multiple of the column and a number more, but for the rounding of both: half a step of each, in a row and in those at the ends.
    /// </summary>
    private static bool IsLine(double[] values, double[] target)
    {
        var (least, most, rows) = (0, 0, 0);
        var distinct = new HashSet<double>();
        for (var row = 0; row < target.Length; row++)
        {
            if (double.IsNaN(values[row]))
            {
                continue;
            }

            (least, most) = rows++ == 0 ? (row, row) : (values[row] < values[least] ? row : least, values[row] > values[most] ? row : most);
            if (distinct.Count < MinRowsOfSide)
            {
                distinct.Add(target[row]);
            }
        }

        if (distinct.Count < MinRowsOfSide || 2L * rows < target.Length)
        {
            return false;
        }

        var range = Math.Abs(target[most] - target[least]);
        var slope = (target[most] - target[least]) / (values[most] - values[least]);
        var tolerance = Math.Min(StepOf(target) + Math.Abs(slope) * StepOf(values), MaxDeviation * range) + Exact * range;
        for (var row = 0; row < target.Length; row++)
        {
            if (!double.IsNaN(values[row]) && !(Math.Abs(target[least] + slope * (values[row] - values[least]) - target[row]) <= tolerance))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The power of ten that all numbers are multiples of; 0 where they have too many digits.</summary>
    private static double StepOf(double[] numbers)
    {
        var step = LargestStep;
        foreach (var number in numbers)
        {
            while (step >= SmallestStep && Math.Abs(number - Math.Round(number / step) * step) > Exact * Math.Abs(number))
            {
                step /= 10;
            }
        }

        return step >= SmallestStep ? step : 0;
    }

    /// <summary>What says that the rows without a value, or with the most frequent one, are those of a class, or all but these.</summary>
    private static string? FindSide(Feature feature, Column column, double[] values, double[] target, ClassTarget classes)
    {
        var texts = column as TextColumn;
        var missing = 0;
        for (var row = 0; row < values.Length; row++)
        {
            missing += texts?.IsMissing(row) ?? double.IsNaN(values[row]) ? 1 : 0;
        }

        var isOfMissing = missing >= MinRowsOfSide || texts is not null;
        var value = isOfMissing ? double.NaN : MostFrequent(values);
        var (inside, rowsOf) = (new int[classes.Classes.Length], new int[classes.Classes.Length]);
        var (sideRows, share) = (0, isOfMissing ? AlmostAll : All);
        for (var row = 0; row < values.Length; row++)
        {
            var isInside = texts?.IsMissing(row) ?? values[row].Equals(value);
            var code = (int)target[row];
            rowsOf[code]++;
            inside[code] += isInside ? 1 : 0;
            sideRows += isInside ? 1 : 0;
        }

        if (Math.Min(sideRows, values.Length - sideRows) < MinRowsOfSide)
        {
            return null;
        }

        var best = -1;
        for (var code = 0; code < rowsOf.Length; code++)
        {
            var (own, outside, outsideRows) = (inside[code], rowsOf[code] - inside[code], values.Length - sideRows);
            var isTold = (own >= share * sideRows && outside <= (1 - share) * outsideRows)
                || (outside >= share * outsideRows && own <= (1 - share) * sideRows);
            best = isTold && (best < 0 || own > inside[best]) ? code : best;
        }

        return best < 0 ? null : $"{(isOfMissing ? "is empty" : $"is {feature.ToText(value)}")} in {inside[best]} of {rowsOf[best]} rows of the class "
            + $"\"{classes.Classes[best]}\", and in {sideRows - inside[best]} of {values.Length - rowsOf[best]} others: if it is known only after the class";
    }

    /// <summary>The most frequent value, of some rows all over the column.</summary>
    private static double MostFrequent(double[] values)
    {
        var rowsOf = new Dictionary<double, int>();
        var (best, most) = (double.NaN, 0);
        for (var row = 0; row < values.Length; row += 1 + values.Length / SomeRows)
        {
            var rows = rowsOf[values[row]] = rowsOf.GetValueOrDefault(values[row]) + 1;
            (best, most) = rows > most ? (values[row], rows) : (best, most);
        }

        return best;
    }
}
