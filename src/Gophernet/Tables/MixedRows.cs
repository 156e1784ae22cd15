using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>Rows that were put together from others: each feature is that of a row of its own.</summary>
/// <param name="Encoded">The rows that features are taken from.</param>
/// <param name="Places">Where each feature stands in them.</param>
/// <param name="Rows">For each feature, the row that it is taken from, [features][mixed rows].</param>
internal readonly record struct MixedRows(EncodedRows Encoded, FeaturePlace[] Places, int[][] Rows) : IInputRows
{
    public void CopyTo(int first, int count, Matrix numbers, CodeMatrix codes, TextRows texts)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(texts);
        numbers.Resize(Encoded.NumberCount, count);
        codes.Resize(Encoded.CodeCount, count);
        texts.Reset(Encoded.TextCount);
        for (var i = 0; i < Places.Length; i++)
        {
            Encoded.Gather(Places[i], Rows[i].AsSpan(first, count), numbers, codes, texts);
        }
    }
}
