using Gophernet.Tables.Statistics;

namespace Gophernet.Training;

/// <summary>The names of training settings on the command line and in model files.</summary>
internal static class TrainingNames
{
    /// <summary>The optimizers.</summary>
    public static NameTable<Optimizer> Optimizers { get; } = new(Optimizer.All, optimizer => optimizer.Name);

    /// <summary>The ways of putting the rows of a batch together.</summary>
    public static NameTable<GradientReduction> Reductions { get; } = new(
        ("sum", GradientReduction.Sum),
        ("mean", GradientReduction.Mean));

    /// <summary>The ways in which numbers enter networks.</summary>
    public static NameTable<NumberEmbedding> NumberEmbeddings { get; } = new(NumberEmbedding.All, embedding => embedding.Name);

    /// <summary>The schedules.</summary>
    public static NameTable<Schedule> Schedules { get; } = new(Schedule.All, schedule => schedule.Name);

    /// <summary>The ways in which numbers become inputs.</summary>
    public static NameTable<NumberScaling> Scalings { get; } = new(
        ("none", NumberScaling.None),
        ("standard", NumberScaling.Standard),
        ("robust", NumberScaling.Robust));
}
