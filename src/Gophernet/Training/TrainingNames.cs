namespace Gophernet.Training;

/// <summary>The names of training settings on the command line and in model files.</summary>
public static class TrainingNames
{
    /// <summary>The optimizers.</summary>
    public static NameTable<OptimizerKind> Optimizers { get; } = new(
        ("gradient-descent", OptimizerKind.GradientDescent),
        ("adam", OptimizerKind.Adam));

    /// <summary>The ways of putting the rows of a batch together.</summary>
    public static NameTable<GradientReduction> Reductions { get; } = new(
        ("sum", GradientReduction.Sum),
        ("mean", GradientReduction.Mean));
}
