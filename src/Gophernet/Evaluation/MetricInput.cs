using System.Globalization;
using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>What every metric needs of its input.</summary>
internal static class MetricInput
{
    /// <summary>Throws unless there is a row.</summary>
    public static void RequireRows(int rows)
    {
        if (rows == 0)
        {
            throw new ArgumentException("No metric is defined on no rows.");
        }
    }

    /// <summary>Throws unless every number is finite; the message names the row and the column, counted from 0.</summary>
    public static void RequireFinite(Matrix outputs)
    {
        for (var row = 0; row < outputs.Rows; row++)
        {
            var values = outputs.Row(row);
            for (var column = 0; column < values.Length; column++)
            {
                if (!float.IsFinite(values[column]))
                {
                    throw new ArgumentException(string.Create(
                        CultureInfo.InvariantCulture, $"The output at [{row}, {column}] is {values[column]}; metrics need finite numbers."));
                }
            }
        }
    }

    /// <summary>Throws unless every number is finite; the message names the row, counted from 0.</summary>
    public static void RequireFinite(ReadOnlySpan<double> values)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row]))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"The number at [{row}] is {values[row]}; metrics need finite numbers."));
            }
        }
    }
}
