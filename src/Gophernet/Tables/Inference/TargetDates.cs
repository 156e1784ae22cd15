namespace Gophernet.Tables.Inference;

/// <summary>Dates, times and durations in a target column: they cannot be predicted.</summary>
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
            ? new GophernetException(text.Place, $"column \"{column.Name}\": found dates, which cannot be predicted",
                "Name another target, predict a number such as the days since a fixed date, or take each date for a class.")
            {
                Field = column.Name,
                Settings = [new("target"), new("task", "classification")],
            }
            : new GophernetException(place, $"column \"{column.Name}\": found dates, which cannot be predicted",
                "Name another target, predict a number such as the days since a fixed date, or say that they are no dates.")
            {
                Field = column.Name,
                Settings = [new("target"), new("task", "regression")],
            };
    }

    /// <exception cref="GophernetException">The column has more different times or durations than classes would have.</exception>
    public static void RefuseTimes(ColumnData column)
    {
        if (column.Counts.Distinct > TargetInference.MaxNamedNumbers && TimeInference.AreTimes(column))
        {
            throw new GophernetException(column.Counts.Texts[0].Place, $"column \"{column.Name}\": found times or durations, which cannot be predicted",
                "Name another target, predict a number such as minutes, or take each time for a class.")
            {
                Field = column.Name,
                Settings = [new("target"), new("task", "classification")],
            };
        }
    }
}
