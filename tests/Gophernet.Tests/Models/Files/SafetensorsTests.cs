using System.Collections.Immutable;
using CsCheck;
using Gophernet.Models.Files;

namespace Gophernet.Tests.Models.Files;

public class SafetensorsTests
{
    private const int Cases = 2_000;

    private static readonly Gen<string> Text = Gen.OneOf("a", "é", "😀", "\"", "\\", "\n", "\u0001", "/", "layers.0").Array[0, 4].Select(string.Concat);

    private static readonly Gen<Tensor> Tensor =
        Gen.Select(Text, Gen.Int[0, 5].Array[0, 3], Gen.Int[1, 1_000_000]).Select((name, shape, seed) =>
            new Tensor(name, [.. shape], Values(shape.Aggregate(1, (product, size) => product * size), seed)));

    [Fact]
    public void Tensors_of_any_shape_read_back_the_same() =>
        RandomCases.ForAll(Gen.Select(Tensor.Array[0, 5], Gen.Dictionary(Text, Text)[0, 3]), Cases, sample =>
        {
            var (tensors, metadata) = sample;
            ImmutableArray<Tensor> distinct = [.. tensors.DistinctBy(tensor => tensor.Name)];
            var file = Bytes(new Safetensors(metadata.ToImmutableDictionary(), distinct));
            var read = SafetensorsBytes.Read(file, "test");

            // Tensors without a value share their offset: their order among themselves is nobody's.
            var names = read.Tensors.ToDictionary(tensor => tensor.Name);
            Assert.Equal(distinct.Length, names.Count);
            Assert.All(distinct, tensor =>
            {
                Assert.Equal(tensor.Shape, names[tensor.Name].Shape);
                Assert.Equal(tensor.Values.ToArray(), names[tensor.Name].Values.ToArray());
            });
            Assert.Equal(metadata.OrderBy(entry => entry.Key), read.Metadata.OrderBy(entry => entry.Key));
        });

    [Fact]
    public void Every_pattern_of_bits_is_kept()
    {
        float[] values = [float.NaN, float.NegativeInfinity, -0f, float.Epsilon, BitConverter.UInt32BitsToSingle(0x7FA00001)];
        var file = Bytes(new Safetensors(ImmutableDictionary<string, string>.Empty, [new Tensor("t", [5], values)]));

        var read = SafetensorsBytes.Read(file, "test").Tensors[0].Values;

        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), read.ToArray().Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void A_reader_of_the_specification_reads_the_file()
    {
        var metadata = ImmutableDictionary<string, string>.Empty.Add("b", "\"é\"").Add("a", "");
        var file = Bytes(new Safetensors(metadata, [new Tensor("t", [2, 1], (float[])[1.5f, -2]), new Tensor("u", [], (float[])[7])]));

        var (_, header, values) = RawSafetensors.Split(file);

        Assert.Equal(12, values.Length);
        Assert.Equal(["a", "b"], header["__metadata__"]!.AsObject().Select(entry => entry.Key));
        Assert.Equal("\"é\"", (string?)header["__metadata__"]!["b"]);
        RawSafetensors.Holds(file, "t", [2, 1], [1.5f, -2]);
        RawSafetensors.Holds(file, "u", [], [7]);
    }

    [Fact]
    public void The_values_begin_at_a_multiple_of_eight()
    {
        for (var length = 0; length < 16; length++)
        {
            var file = Bytes(new Safetensors(ImmutableDictionary<string, string>.Empty, [new Tensor(new string('t', length), [1], (float[])[0])]));

            Assert.Equal(0, RawSafetensors.Split(file).HeaderLength % 8);
        }
    }

    [Fact]
    public void Tensors_may_stand_in_the_header_in_any_order()
    {
        const string Header = """{"u":{"data_offsets":[4,8],"dtype":"F32","shape":[1]},"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""";

        var read = SafetensorsBytes.Read(RawSafetensors.File(Header, [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]), "test"); // 1 and 2 in IEEE 754

        Assert.Equal([1f], read.Tensors.Single(tensor => tensor.Name == "t").Values.ToArray());
        Assert.Equal([2f], read.Tensors.Single(tensor => tensor.Name == "u").Values.ToArray());
    }

    [Fact]
    public void A_file_may_hold_no_tensors() => Assert.Empty(SafetensorsBytes.Read(RawSafetensors.File("{}", 0), "test").Tensors);

    private static byte[] Bytes(Safetensors file)
    {
        var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
