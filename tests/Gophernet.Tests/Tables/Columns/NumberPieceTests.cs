using System.Globalization;
using CsCheck;
using Gophernet.Tables.Columns;

namespace Gophernet.Tests.Tables.Columns;

public class NumberPieceTests
{
    private const int Cases = 20_000;

    private static readonly Gen<double> Decimals =
        Gen.Select(Gen.Int[-99_999_999, 99_999_999], Gen.Int[0, 12], (mantissa, scale) => double.Parse($"{mantissa}e-{scale}", CultureInfo.InvariantCulture));

    private static readonly Gen<double>[] Numbers =
        [Decimals, Gen.Double, Gen.Float.Select(number => (double)number), Gen.Int.Select(number => (double)number),
            Gen.SByte.Select(number => (double)number)];

    public static TheoryData<Type, double[]> Forms { get; } = new()
    {
        { typeof(WholePiece<sbyte>), [0, -127, 127, double.NaN] },
        { typeof(WholePiece<short>), [-128, 32767, double.NaN] },
        { typeof(DecimalPiece), [-1.91911, 8.56716e-05, 67108863, 40000, double.NaN] },
        { typeof(DecimalPiece), [1e-22, 0.1, 0] },
        { typeof(WholePiece<int>), [1700000001, -2147483647, double.NaN] },
        { typeof(FloatPiece), [0.10000000149011612, double.NaN] },
        { typeof(FloatPiece), [-0.0, 1] },
        { typeof(FloatPiece), [2147483648, double.PositiveInfinity] },
        { typeof(DoublePiece), [0.123456789012, 1] },
        { typeof(DoublePiece), [double.Epsilon, double.MaxValue] },
    };

    [Fact]
    public void Gives_back_every_number_to_the_bit() => RandomCases.ForAll(Gen.OneOf(Numbers).Array[0, 40], Cases, AssertKept);

    [Fact]
    public void Gives_back_numbers_of_one_kind_to_the_bit() =>
        RandomCases.ForAll(Gen.OneOf([.. Numbers.Select(kind => kind.Array[1, 40])]), Cases, AssertKept);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Takes_the_smallest_form(Type form, double[] numbers)
    {
        Assert.IsType(form, NumberPiece.Of(numbers));
        AssertKept(numbers);
    }

    [Fact]
    public void Keeps_a_missing_number_of_any_kind_missing()
    {
        var other = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(double.NaN) + 1);

        AssertKept([other, 1]);
    }

    private static void AssertKept(double[] numbers)
    {
        var piece = NumberPiece.Of(numbers);
        var copy = new double[numbers.Length];
        piece.CopyTo(0, copy);

        Assert.Equal(numbers.Select(BitConverter.DoubleToUInt64Bits), copy.Select(BitConverter.DoubleToUInt64Bits));
        Assert.Equal(copy.Select(BitConverter.DoubleToUInt64Bits), numbers.Select((_, i) => BitConverter.DoubleToUInt64Bits(piece[i])));
    }
}
