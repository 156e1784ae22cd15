using Gophernet.Models;
using Gophernet.Tests.Tables;

namespace Gophernet.Tests.Models;

/// <summary>A good file, damaged in every place: it is refused as a fault of the user's, or it is a model that works.</summary>
public class DamagedModelTests
{
    private static readonly byte[] Good = SmallModel.Bytes(SmallModel.Create());

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (var length = 0; length < Good.Length; length++)
        {
            Assert.Throws<GophernetException>(() => SmallModel.Read(Good[..length]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Trailing_bytes_are_refused(int count) => Assert.Throws<GophernetException>(() => SmallModel.Read([.. Good, .. new byte[count]]));

    [Fact]
    public void Every_byte_changed_to_another_character_is_refused_or_harmless()
    {
        for (var i = 0; i < Good.Length; i++)
        {
            foreach (var value in "\0\"\\{}[],:.019-eEntx "u8)
            {
                IsRefusedOrHarmless([.. Good[..i], value, .. Good[(i + 1)..]], $"byte {i} is {value:x2}");
            }
        }
    }

    [Fact]
    public void Every_byte_left_out_or_doubled_is_refused_or_harmless()
    {
        for (var i = 0; i < Good.Length; i++)
        {
            IsRefusedOrHarmless([.. Good[..i], .. Good[(i + 1)..]], $"without byte {i}");
            IsRefusedOrHarmless([.. Good[..i], Good[i], .. Good[i..]], $"with byte {i} twice");
        }
    }

    internal static void IsRefusedOrHarmless(byte[] file, string damage)
    {
        try
        {
            var model = SmallModel.Read(file);
            SmallModel.Bytes(model);
            if (model.Schema.Features.Length == 2)
            {
                new Predictor(model).Predict(TableTests.Unlabelled("a,b\n1,2\n"));
            }
        }
        catch (GophernetException)
        {
            // refused
        }
        catch (Exception e)
        {
            Assert.Fail($"{damage}: {e}");
        }
    }
}
