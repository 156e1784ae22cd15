using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>What is known of the rows of a table before its columns are understood, because it is a part of a larger one.</summary>
/// <param name="Target">What is predicted: its task, classes and the form of its numbers are those of the whole table; its scale is not.</param>
/// <param name="TargetValues">The targets, [values][rows].</param>
/// <param name="Weights">What each row counts; empty where all count the same.</param>
/// <param name="Dependence">What makes the rows depend on each other; null where they are independent.</param>
internal sealed record KnownRows(Target Target, double[][] TargetValues, double[] Weights, RowDependence? Dependence)
{
    /// <summary>The same of some of the rows of a table, in that order.</summary>
    public static KnownRows Of(TrainingTable table, int[] rows)
    {
        var values = new double[table.Schema.Target.ValueCount][];
        for (var i = 0; i < values.Length; i++)
        {
            var all = table.Table.Target(i);
            values[i] = new double[rows.Length];
            for (var row = 0; row < rows.Length; row++)
            {
                values[i][row] = all[rows[row]];
            }
        }

        var target = table.Schema.Target is NumberTarget numbers
            ? numbers with { Scalings = [.. values.Select(column => Scaling.Standardising(column))], Smearings = [], Limits = [] }
            : table.Schema.Target;
        return new KnownRows(
            target, values, table.Weights.Length == 0 ? [] : Array.ConvertAll(rows, row => table.Weights[row]), table.Dependence?.Take(rows));
    }
}
