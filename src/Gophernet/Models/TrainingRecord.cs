using System.Collections.Immutable;
using Gophernet.Tables.Statistics;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>How a model came to be: for people, and to train it again.</summary>
/// <param name="Version">The version of gophernet that trained it.</param>
/// <param name="Options">The options.</param>
/// <param name="Rows">The rows it learned from.</param>
/// <param name="Epochs">The epochs that were run.</param>
/// <param name="BestEpochs">The epoch that each network was taken from.</param>
/// <param name="Loss">The mean loss of a row in the last epoch.</param>
public sealed record TrainingRecord(string Version, TrainingOptions Options, int Rows, int Epochs, ImmutableArray<int> BestEpochs, double Loss)
{
    /// <summary>How numbers became inputs, as the schema was asked for.</summary>
    public NumberScaling Scaling { get; init; }

    /// <summary>
    /// The column of the groups that the model was judged by: on rows of groups that it had not learnt from, or on other rows of which whole groups are drawn
    /// for intervals; null for none.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>
    /// The column of the times that the model was judged by: on rows that come after those that it had learnt from; <c>row-order</c> for the order of the rows,
    /// null for none.
    /// </summary>
    public string? Time { get; init; }
}
