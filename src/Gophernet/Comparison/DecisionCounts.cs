namespace Gophernet.Comparison;

/// <summary>How many rows two models predict differently, and for classes and labels, how many of these each has right.</summary>
internal sealed class DecisionCounts
{
    /// <summary>The rows that they predict differently.</summary>
    public long Rows { get; set; }

    /// <summary>Those that the old one alone has right.</summary>
    public long OldRight { get; set; }

    /// <summary>Those that the new one alone has right.</summary>
    public long NewRight { get; set; }

    /// <summary>Those that neither has right.</summary>
    public long NoneRight => Rows - OldRight - NewRight;
}
