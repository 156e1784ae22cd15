namespace Gophernet.Comparison;

/// <summary>How many rows two models predict differently, and which of them has these right; of numbers nobody has.</summary>
internal sealed class DecisionCounts
{
    /// <summary>Whether all that they say of every row is the same, to the last digit of a probability.</summary>
    public bool AreSame { get; set; } = true;

    /// <summary>The rows that they predict differently.</summary>
    public long Rows { get; set; }

    /// <summary>Those that the old one alone has right.</summary>
    public long OldRight { get; set; }

    /// <summary>Those that the new one alone has right.</summary>
    public long NewRight { get; set; }

    /// <summary>Those that neither has right.</summary>
    public long NoneRight => Rows - OldRight - NewRight;
}
