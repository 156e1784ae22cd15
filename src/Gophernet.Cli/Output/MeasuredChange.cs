using System.Globalization;
using Gophernet.Models.Export.Reduction;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>What smaller weights were found to change, for people.</summary>
/// <param name="Form">The weights.</param>
/// <param name="Loss">What was found.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="AreDrawn">Whether the rows were drawn like those of training, and not given.</param>
internal sealed record MeasuredChange(WeightForm Form, ReductionLoss Loss, TaskKind Task, bool AreDrawn)
{
    /// <summary>All of it, as a line without its end.</summary>
    public string Words => $"weights {Form.Words} {What}";

    /// <summary>The same as a sentence for the exported file.</summary>
    public string Sentence => $"They {What}.";

    private string What => Task == TaskKind.Regression
        ? $"move numbers by {Percent(Loss.Share)} of their standard deviation, and by {Number(Loss.Largest)} at most, on {Rows}"
        : $"change {(Task == TaskKind.MultiLabel ? "labels" : "the class")} of {Text(Loss.Changed)} of {Rows}, and probabilities by {Number(Loss.Largest)} "
            + "at most";

    private string Rows => NameList.Count(Loss.RowCount, "row") + (AreDrawn ? " drawn like those of training" : "");

    /// <summary>A share of a hundred.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("G2", CultureInfo.InvariantCulture);
}
