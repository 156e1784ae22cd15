using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Training;

/// <summary>What a preset looks at in a table.</summary>
/// <param name="Rows">The rows to learn from.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="Numbers">The features that are numbers.</param>
/// <param name="Texts">The features that are texts.</param>
/// <param name="Features">All features, texts included.</param>
internal readonly record struct DataSize(int Rows, TaskKind Task, int Numbers = 0, int Texts = 0, int Features = 0)
{
    /// <summary>The size of a table.</summary>
    public static DataSize Of(TrainingTable training)
    {
        ArgumentNullException.ThrowIfNull(training);
        var schema = training.Schema;
        return new DataSize(
            training.RowCount, schema.Target.Task, schema.Features.Where(feature => feature.IsNumber).Length, schema.TextCount, schema.Features.Length);
    }
}
