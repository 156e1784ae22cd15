namespace Gophernet.Models.Export.C;

/// <summary>
/// How much of the stack a prediction takes at most: the arrays that are kept while it runs, which are known, and what compilers keep of each function that is
/// called beside them, for which there is room (measured with gcc and clang from -O0 to -O3, see the tests).
/// </summary>
internal static class StackUse
{
    private const int FrameBytes = 1024;
    private const int ReadingBytes = 1792; // the digits of a number, and the forms in which a cell is written

    // The longest text that is taken: four n-grams of 8 bytes for each of its characters, which are kept until the networks have run, and its characters,
    // until it is taken apart.
    private const int MaxText = 4096 + 2;
    private const int GramBytes = 4 * 8 * MaxText + 8;
    private const int CharacterBytes = 4 * MaxText;
    private const int TextBytes = 16; // a pointer and a length

    /// <summary>The bytes of a model.</summary>
    public static long Of(Model model, NetworkCode networks)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(networks);
        var schema = model.Schema;
        var cells = new ValueSlots(schema).Count * sizeof(double) + schema.TextCount * TextBytes;
        var inputs = (Math.Max(1, schema.NumberCount) + Math.Max(1, schema.CodeCount)) * sizeof(float) + (long)schema.TextCount * GramBytes;
        var run = (long)networks.StackFloats * sizeof(float) + (schema.TextCount > 0 ? CharacterBytes : 0); // one frame, where all is inlined
        return cells + Math.Max(ReadingBytes, inputs + run) + FrameBytes;
    }
}
