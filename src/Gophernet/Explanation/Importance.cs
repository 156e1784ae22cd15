using Gophernet.Evaluation;

namespace Gophernet.Explanation;

/// <summary>How much a model needs a column, or several together.</summary>
/// <param name="Columns">The columns, as indexes of the model's features.</param>
/// <param name="Loss">How much worse the metric is without what they say, a mean over rows and repeats, with its standard error over the rows.</param>
internal sealed record Importance(int[] Columns, PairedDifference Loss);
