using Gophernet.Models.Export.Reduction;

namespace Gophernet.Models.Export.C;

/// <summary>An array of weights in C: floats, or the codes of a smaller form.</summary>
/// <param name="Name">Its name without the prefix.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Form">The form of codes; null for floats.</param>
internal readonly record struct WeightArray(string Name, int Count, WeightForm? Form)
{
    /// <summary>The type of what is in it.</summary>
    public string Type => Form?.CodeType ?? "float";

    /// <summary>The bytes of each.</summary>
    public int ItemBytes => Form?.CodeBytes ?? sizeof(float);

    /// <summary>The bytes of all.</summary>
    public long Bytes => (long)Count * ItemBytes;

    /// <summary>The bits of one, as a number without sign: of a code that is below 0, the two's complement.</summary>
    public uint BitsOf(float weight) =>
        Form is null ? BitConverter.SingleToUInt32Bits(weight) : (uint)(int)weight & (uint.MaxValue >> (8 * (sizeof(uint) - ItemBytes)));
}
