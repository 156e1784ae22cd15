namespace Gophernet.Tables.Inference;

/// <summary>What is known of a column before its cells are looked at.</summary>
/// <param name="IsCategorical">Whether the user says that its cells are names.</param>
/// <param name="IsNumeric">Whether the user says that they are numbers.</param>
/// <param name="MayCountRows">Whether a column that counts the rows is taken for an identifier, and not for time.</param>
/// <param name="IsText">Whether the user says that they are texts.</param>
/// <param name="MaxBuckets">The most buckets for n-grams of texts, a power of 2.</param>
internal readonly record struct ColumnHints(
    bool IsCategorical, bool IsNumeric, bool MayCountRows, bool IsText = false, int MaxBuckets = TableOptions.DefaultTextBuckets);
