namespace Gophernet.Models.Export.Reduction;

/// <summary>Whole numbers from −127 to 127, times what makes 127 the largest weight of a row.</summary>
internal sealed class Int8Form : WeightForm
{
    private const int MaxCode = 127;

    // A code has seven bits, so a scale of seventeen makes an exact product with it.
    private const uint ScaleStep = 1 << (24 - 17);

    // Rows of less are zeros: their scale would have fewer bits.
    private const float MinLargest = 1e-30f;

    /// <inheritdoc/>
    public override string Name => "int8";

    /// <inheritdoc/>
    public override string Words => "as 8-bit integers";

    /// <inheritdoc/>
    public override string CodeType => "int8_t";

    /// <inheritdoc/>
    public override int CodeBytes => 1;

    /// <summary>Rounded up, so that no code is above 127; what was rounded before has no bits to be rounded.</summary>
    private protected override float ScaleOf(float largest)
    {
        var bits = BitConverter.SingleToUInt32Bits(largest / MaxCode);
        return largest < MinLargest ? 0 : BitConverter.UInt32BitsToSingle((bits + ScaleStep - 1) & ~(ScaleStep - 1));
    }

    /// <inheritdoc/>
    private protected override float CodeOf(float weight, float scale) => scale == 0 ? 0 : MathF.Round(weight / scale) + 0f; // no −0

    /// <inheritdoc/>
    private protected override float ValueOf(float code) => code;
}
