using System.Globalization;
using Gophernet.Models;
using Gophernet.Networks.Activations;

namespace Gophernet.Tests.Models.Files;

/// <summary>Small files that ask for much.</summary>
public class HostileModelTests
{
    [Fact]
    public void A_long_shape_takes_memory_in_proportion()
    {
        const int Sizes = 20_000;
        const long BytesPerSize = 1_000; // generous: a number of 8 bytes, its text in the message, and growing lists of both
        var header = $$$"""{"t":{"dtype":"F32","shape":[{{{string.Join(',', Enumerable.Repeat(1, Sizes))}}}],"data_offsets":[0,8]}}""";
        var file = RawSafetensors.File(header, 8);

        var bytes = Allocation.Of(() => Assert.Throws<GophernetException>(() => SmallModel.Read(file)));

        Assert.InRange(bytes, 0, Sizes * BytesPerSize);
    }

    [Theory]
    [InlineData("learning_rate")]
    [InlineData("momentum")]
    public void A_setting_beyond_the_largest_float_is_refused_or_harmless(string setting)
    {
        var file = RawSafetensors.WithDocument(
            SmallModel.Bytes(SmallModel.Create()), document => document.Replace($"\"{setting}\":", $"\"{setting}\":1e300,\"_\":", StringComparison.Ordinal));
        Assert.Contains("1e300", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);

        DamagedModelTests.IsRefusedOrHarmless(file, string.Create(CultureInfo.InvariantCulture, $"{setting} is 1e300"));
    }

    [Fact]
    public void A_model_of_very_many_classes_can_be_judged_or_is_refused()
    {
        const int Classes = 65_536; // its square is 2^32: 0 in 32 bits
        var file = SmallModel.Bytes(SmallModel.Create(1, [], Classes, Activation.Softmax, 1));
        try
        {
            ModelEvaluation.Run(SmallModel.Read(file), Csv.CsvText.Open("x0,kind\n1,c7\n"));
        }
        catch (GophernetException)
        {
            // refused
        }
    }
}
