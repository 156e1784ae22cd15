using System.Globalization;
using Gophernet.Models.Export.Reduction;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>What smaller weights were found to change, for people.</summary>
/// <param name="form">The weights.</param>
/// <param name="loss">What was found.</param>
/// <param name="task">What is predicted.</param>
/// <param name="areDrawn">Whether the rows were drawn like those of training, and not given.</param>
internal sealed class MeasuredChange(WeightForm form, ReductionLoss loss, TaskKind task, bool areDrawn)
{
    /// <summary>The weights.</summary>
    public WeightForm Form => form;

    /// <summary>What was found.</summary>
    public ReductionLoss Loss => loss;

    /// <summary>Whether the rows were drawn like those of training, and not given.</summary>
    public bool AreDrawn => areDrawn;

    /// <summary>All of it, as a line without its end.</summary>
    public string Words => $"weights {form.Words} {What}";

    /// <summary>The same as a sentence for the exported file.</summary>
    public string Sentence => $"They {What}.";

    private string What => task == TaskKind.Regression
        ? $"move numbers by {Percent(loss.Share)} of their standard deviation, and by {Number(loss.Largest)} at most, on {Rows}"
        : $"change {(task == TaskKind.MultiLabel ? "labels" : "the class")} of {Text(loss.Changed)} of {Rows}, and probabilities by {Number(loss.Largest)} "
            + "at most";

    private string Rows => NameList.Count(loss.RowCount, "row") + (areDrawn ? " drawn like those of training" : "");

    /// <summary>A share of a hundred.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("G2", CultureInfo.InvariantCulture);
}
