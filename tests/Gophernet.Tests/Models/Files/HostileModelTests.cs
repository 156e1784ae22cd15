using System.Globalization;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Networks.Activations;
using Gophernet.Tables;

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

    // What is written in two bytes, once or a million times.
    [Theory]
    [InlineData("\"best_epochs\":[100]", "\"best_epochs\":[@1]", "1,")]
    [InlineData("\"columns\":[\"x0\"", "\"columns\":[@\"x0\"", "1,")]
    [InlineData("\"features\":[", "\"features\":[@", "1,")]
    [InlineData("\"classes\":[", "\"classes\":[@", "1,")]
    [InlineData("\"layers\":[", "\"layers\":[@", "[],")]
    [InlineData("\"networks\":1,", "\"networks\":1,\"decision_weights\":[@1],", "1,")]
    [InlineData("\"networks\":1,", "\"networks\":1,\"costs\":[@1],", "[],")]
    [InlineData("\"networks\":1,", "\"networks\":1,\"held_out_scores\":[@1],", "1,")]
    [InlineData("\"networks\":1,", "\"networks\":1,\"x\":[@1],\"y\":7,", "1,")]
    public void A_long_list_takes_memory_in_proportion(string from, string to, string entry)
    {
        const int Entries = 500_000;
        const int Multiple = 16;
        var good = SmallModel.Bytes(SmallModel.Create());
        var file = RawSafetensors.WithDocument(good, document =>
        {
            Assert.Contains(from, document, StringComparison.Ordinal);
            var entries = string.Concat(Enumerable.Repeat(entry, Entries));
            return document.Replace(from, to.Replace("@", entries, StringComparison.Ordinal), StringComparison.Ordinal);
        });

        var bytes = Allocation.Of(() =>
        {
            try
            {
                SmallModel.Read(file);
            }
            catch (GophernetException e)
            {
                Assert.InRange(e.Message.Length, 1, 400);
            }
        });

        Assert.InRange(bytes, 0, (long)Multiple * file.Length);
    }

    [Fact]
    public void A_long_object_takes_memory_in_proportion()
    {
        var members = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"\"{i:x}\":1,"));
        var good = SmallModel.Bytes(SmallModel.Create());
        var file = RawSafetensors.WithDocument(
            good, document => document.Replace("\"networks\":", $"\"x\":{{{members}\"g\":2}},\"networks\":", StringComparison.Ordinal));

        var bytes = Allocation.Of(() => SmallModel.Read(file));

        Assert.InRange(bytes, 0, 16L * file.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(1_000_000)]
    public void A_stream_without_end_is_refused_before_much_is_read(int length)
    {
        var good = SmallModel.Bytes(SmallModel.Create());
        var stream = new EndlessStream(good[..Math.Min(length, good.Length)]);

        Assert.ThrowsAny<GophernetException>(() => ModelFile.Read(stream, "endless"));

        Assert.InRange(stream.ReadCount, 1, 1 << 20);
    }

    [Fact]
    public void A_header_that_a_pipe_claims_takes_no_memory()
    {
        var bytes = Allocation.Of(() => Fault.Of("says that its header has 90000000 bytes", () =>
            ModelFile.Read(new EndlessStream([0x80, 0x4A, 0x5D, 0x05, 0, 0, 0, 0, (byte)'{']) { Ends = true }, "pipe")));

        Assert.InRange(bytes, 0, 1 << 20);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\t ")]
    public void A_header_begins_with_a_brace(string blank)
    {
        var (_, header, values) = RawSafetensors.Split(SmallModel.Bytes(SmallModel.Create()));

        SmallModel.Read(RawSafetensors.File(header.ToJsonString(), values));
        Fault.Of("has a header that does not begin with {", () => SmallModel.Read(RawSafetensors.File(blank + header.ToJsonString(), values)));
    }

    [Theory]
    [InlineData("\"rows\":150", "\"rows\":151")]
    [InlineData("\"preset\":\"plain\"", "\"preset\":\"fancy\"")]
    [InlineData("\"best_epochs\":[100]", "\"best_epochs\":[ 100]")]
    public void Another_record_of_training_is_noticed(string from, string to)
    {
        var good = SmallModel.Bytes(SmallModel.Create());
        var (_, header, values) = RawSafetensors.Split(good);
        var metadata = header["__metadata__"]!;
        var document = (string)metadata["gophernet"]!;
        Assert.Contains(from, document, StringComparison.Ordinal);
        metadata["gophernet"] = document.Replace(from, to, StringComparison.Ordinal);

        Fault.Of("does not have the checksum", () => SmallModel.Read(RawSafetensors.File(header.ToJsonString(), values)));
        metadata.AsObject().Remove("checksum"); // as a file of an older version
        Assert.NotNull(SmallModel.Read(RawSafetensors.File(header.ToJsonString(), values)));
    }

    [Fact]
    public void A_very_wide_network_predicts_in_little_memory()
    {
        var model = SmallModel.Create(1, [65_536, 1, 65_536, 1, 65_536], 2, Activation.Softmax, 1);
        var table = new Table("test", 1, 0);
        for (var row = 0; row < 300; row++)
        {
            table.Append([row], [], 1);
        }

        var bytes = Allocation.Of(() => new Predictor(model).Predict(table));

        Assert.InRange(bytes, 0, 32 << 20); // 200 MB in blocks of 256 rows
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
