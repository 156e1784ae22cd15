namespace Gophernet.Evaluation;

/// <summary>What a threshold between two classes is chosen for.</summary>
public enum ThresholdMetric
{
    /// <summary>The share of right decisions.</summary>
    Accuracy,

    /// <summary>The mean recall of the two classes.</summary>
    BalancedAccuracy,

    /// <summary>The F1 of the second class.</summary>
    F1,

    /// <summary>Matthews' correlation.</summary>
    Matthews,
}
