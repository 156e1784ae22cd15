namespace Gophernet.Tables.Inference;

/// <summary>Dates, times, durations and measures of several units in a target column: they cannot be predicted.</summary>
internal static class TargetDates
{
    /// <exception cref="GophernetException">The column has dates.</exception>
    public static void RefuseDates(ColumnData column, Place place)
    {
        if (!DateInference.AreDates(column))
        {
            return;
        }

        throw column.Counts.Texts is [var text, ..]
            ? Fault(column, text.Place, "dates", "the days since a fixed date", "date")
            : new GophernetException(place, $"column \"{column.Name}\": found dates, which cannot be predicted",
                "Name another target, predict a number such as the days since a fixed date, or say that they are no dates.")
            {
                Field = column.Name,
                Settings = [new("target"), new("task", "regression")],
            };
    }

    /// <exception cref="GophernetException">The column has more different times, durations or measures than classes would have.</exception>
    public static void RefuseTimes(ColumnData column)
    {
        if (column.Counts.Distinct <= TargetInference.MaxNamedNumbers)
        {
            return;
        }

        if (MeasureInference.AreMeasures(column))
        {
            throw Fault(column, column.Counts.Texts[0].Place, "measures of several units", "the number of the smallest unit", "measure");
        }

        if (TimeInference.AreTimes(column))
        {
            throw Fault(column, column.Counts.Texts[0].Place, "times or durations", "minutes", "time");
        }
    }

    /// <summary>Offers to take each for a class where they would be taken.</summary>
    private static GophernetException Fault(ColumnData column, Place place, string found, string number, string one)
    {
        var mayBeClasses = LabelInference.AreFew(column.Counts.Distinct, column.Counts.Present);
        return new(place, $"column \"{column.Name}\": found {found}, which cannot be predicted", mayBeClasses
            ? $"Name another target, predict a number such as {number}, or take each {one} for a class."
            : $"Name another target, or predict a number such as {number}.")
        {
            Field = column.Name,
            Settings = mayBeClasses ? [new("target"), new("task", "classification")] : [new("target")],
        };
    }
}
