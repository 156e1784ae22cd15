using Gophernet.Models;

namespace Gophernet.Tests;

public class PublicTypesTests
{
    private static readonly string[] Entries =
    [
        "Model", "ModelOptions", "ModelTrainer", "ModelEvaluation", "ModelRow", "Prediction", "PredictionReader", "PredictionView", "DataSource",
        "DataColumns", "GophernetException", "DivergenceException",
    ];

    /// <summary>What the entry types are set by, and what they give.</summary>
    private static readonly string[] Details =
    [
        "Place", "Setting", "TableNote", "CsvOptions", "CsvEncoding", "RaggedRows", "TableOptions", "MissingTokens", "NumberScaling", "TaskKind",
        "DecisionOptions", "ThresholdMetric", "Preset", "TrainingOptions", "TrainingRecord", "Activation", "Loss", "LossFunction", "StartingWeights",
        "Optimizer", "ParameterRates", "Schedule", "GradientReduction", "NumberEmbedding", "ClassWeighting", "MetricValue", "ConfusionMatrix", "ClassMetrics",
    ];

    [Fact]
    public void The_library_shows_no_type_but_these() => Assert.Equal(
        Entries.Concat(Details).Order(StringComparer.Ordinal),
        typeof(Model).Assembly.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal));
}
