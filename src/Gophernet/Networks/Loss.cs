namespace Gophernet.Networks;

/// <summary>What training makes small; each is a sum over outputs and rows.</summary>
public enum Loss
{
    /// <summary>½ Σ (output − target)²: the article's.</summary>
    SquaredError,

    /// <summary>−Σ target·ln(output) after softmax; after sigmoid, −Σ target·ln(output) + (1 − target)·ln(1 − output) for each output by itself.</summary>
    CrossEntropy,
}
