namespace Gophernet.Tables.Targets;

/// <summary>What is predicted.</summary>
public enum TaskKind
{
    /// <summary>One class of several.</summary>
    Classification,

    /// <summary>A number, or several.</summary>
    Regression,

    /// <summary>Any number of labels at once, each yes or no.</summary>
    MultiLabel,
}
