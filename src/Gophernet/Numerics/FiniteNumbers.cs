using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>Looks for numbers that have overflowed.</summary>
internal static class FiniteNumbers
{
    /// <summary>Whether no number is infinite or NaN.</summary>
    public static bool AreAll(ReadOnlySpan<float> numbers)
    {
        // x − x is 0, or NaN of what is not finite; weights of texts are many.
        var sum = Vector256<float>.Zero;
        var i = 0;
        for (; i <= numbers.Length - VectorLoop.Width; i += VectorLoop.Width)
        {
            var eight = VectorLoop.Load(numbers, i);
            sum += eight - eight;
        }

        var rest = VectorLoop.LoadPart(numbers[i..]);
        return Vector256.EqualsAll(sum + (rest - rest), Vector256<float>.Zero);
    }
}
