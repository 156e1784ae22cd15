using Gophernet.Models.Export.Reduction;

namespace Gophernet.Models.Export.C;

/// <summary>An array of weights in C: floats, or the codes of a smaller form.</summary>
/// <param name="name">Its name without the prefix.</param>
/// <param name="count">How many there are.</param>
/// <param name="form">The form of codes; null for floats.</param>
internal sealed class WeightArray(string name, int count, WeightForm? form)
{
    /// <summary>Its name without the prefix.</summary>
    public string Name => name;

    /// <summary>How many there are.</summary>
    public int Count => count;

    /// <summary>Whether they are codes.</summary>
    public bool AreCodes => form is not null;

    /// <summary>The type of what is in it.</summary>
    public string Type => form?.CodeType ?? "float";

    /// <summary>The bytes of each.</summary>
    public int ItemBytes => form?.CodeBytes ?? sizeof(float);

    /// <summary>The bytes of all.</summary>
    public long Bytes => (long)count * ItemBytes;

    /// <summary>The bits of one, as a number without sign: of a code that is below 0, the two's complement.</summary>
    public uint BitsOf(float weight) =>
        form is null ? BitConverter.SingleToUInt32Bits(weight) : (uint)(int)weight & (uint.MaxValue >> (8 * (sizeof(uint) - ItemBytes)));
}
