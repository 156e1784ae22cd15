namespace Gophernet.Tables.Features;

/// <summary>What a feature is.</summary>
internal enum FeatureKind
{
    /// <summary>Numbers.</summary>
    Numeric,

    /// <summary>Two texts that mean no and yes.</summary>
    Boolean,

    /// <summary>Dates, with or without a time.</summary>
    Date,

    /// <summary>Texts that repeat.</summary>
    Categorical,
}
