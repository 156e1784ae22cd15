namespace Gophernet.Tables.Statistics;

/// <summary>How numbers become inputs.</summary>
public enum NumberScaling
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>With mean 0 and standard deviation 1.</summary>
    Standard,

    /// <summary>With median 0, a distance of 1 between the quartiles, and the far ones drawn in smoothly to ±3.</summary>
    Robust,
}
