namespace Gophernet.Models.Export.Reduction;

/// <summary>
/// Numbers of 16 bits (IEEE 754 binary16), eleven of them significant. A row has a power of two that brings its largest weight to 2¹⁵, so that none is too
/// large, and only those are lost that are a 2²⁹th of the largest.
/// </summary>
internal sealed class HalfForm : WeightForm
{
    private const int FloatBias = 127;
    private const int MantissaBits = 23;
    private const int CodeMantissaBits = 10;
    private const int LostBits = MantissaBits - CodeMantissaBits;
    private const int MaxExponent = 30; // as it stands in a code
    private const int SignBit = 0x8000;

    /// <inheritdoc/>
    public override string Name => "float16";

    /// <inheritdoc/>
    public override string Words => "in half precision";

    /// <inheritdoc/>
    public override string CodeType => "uint16_t";

    /// <inheritdoc/>
    public override int CodeBytes => 2;

    /// <summary>The bits of a code, put where a float has them, are a number that is 2¹¹² times as small: the scale makes up for that too.</summary>
    private protected override float ScaleOf(float largest)
    {
        var field = (int)(Rounded(largest) >> MantissaBits) - MaxExponent + FloatBias;
        return field <= FloatBias ? 0 // so small that the product with a code would have fewer bits
            : field <= 2 * FloatBias ? BitConverter.UInt32BitsToSingle((uint)field << MantissaBits)
            : throw new GophernetException("a weight is too large for half precision", "Export floats, or 8-bit integers.");
    }

    /// <inheritdoc/>
    private protected override float CodeOf(float weight, float scale)
    {
        var bits = Rounded(weight);
        var shift = (int)(BitConverter.SingleToUInt32Bits(scale) >> MantissaBits) - FloatBias;
        var code = (int)((bits & int.MaxValue) >> LostBits) - (shift << CodeMantissaBits);
        return scale == 0 || code < 1 << CodeMantissaBits ? 0 : code | (bits >> 31 == 0 ? 0 : SignBit);
    }

    /// <inheritdoc/>
    private protected override float ValueOf(float code)
    {
        var bits = (uint)code;
        return BitConverter.UInt32BitsToSingle(((bits & SignBit) << 16) | ((bits & (SignBit - 1)) << LostBits));
    }

    /// <summary>The bits of a number, rounded to those of a code: of two that are as near to the even one. What is carried goes into the exponent.</summary>
    private static uint Rounded(float number)
    {
        var bits = BitConverter.SingleToUInt32Bits(number);
        return (bits + (1u << (LostBits - 1)) - 1 + ((bits >> LostBits) & 1)) & ~((1u << LostBits) - 1);
    }
}
