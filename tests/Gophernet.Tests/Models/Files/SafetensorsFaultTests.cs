using System.Text;
using Gophernet.Models.Files;

namespace Gophernet.Tests.Models.Files;

/// <summary>Files that lie about themselves. Each must be refused as a fault of the file, before memory is taken for what it claims.</summary>
public class SafetensorsFaultTests
{
    private const string Tensor = """{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    /// <summary>A header, and how many bytes of values follow it.</summary>
    public static TheoryData<string, int> Headers { get; } = new()
    {
        { "", 0 },
        { " ", 0 },
        { "not JSON", 0 },
        { "[]", 0 },
        { "null", 0 },
        { "7", 0 },
        { "{}", 8 }, // values that no tensor claims
        { "{", 0 },
        { "{} {}", 0 },
        { "{}\0", 0 },
        { Tensor, 7 },
        { Tensor, 9 },
        { Tensor + "x", 8 },
        { """{"t":7}""", 0 },
        { """{"t":{}}""", 0 },
        { """{"t":null}""", 0 },
        { """{"t":{"shape":[2],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2]}}""", 8 },
        { """{"t":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8 }, // ends before it begins
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 8 }, // beyond the end
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12 }, // a gap at the start
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[1e0,9e0]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,1e30]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[0],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2147483648],"data_offsets":[0,0]}}""", 0 },
        { """{"t":{"dtype":"F32","shape":[9223372036854775807,2],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0 }, // 2^64 is 0 in 64 bits
        { """{"t":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}}""", 0 },
        { """{"t":{"dtype":"F32","shape":[1073741824],"data_offsets":[0,0]}}""", 0 }, // times four it is 2^32
        { """{"t":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775807]}}""", 4 },
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"\u0074":{"dtype":"F32","shape":[0],"data_offsets":[8,8]}}""", 8 },
        { """{"t":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"u":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8 },
        { """{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"u":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12 },
        { """{"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"u":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12 },
        { """{"__metadata__":7}""", 0 },
        { """{"__metadata__":[]}""", 0 },
        { """{"__metadata__":{"a":7}}""", 0 },
        { """{"__metadata__":{"a":{}}}""", 0 },
        { """{"__metadata__":{"a":null}}""", 0 },
        { """{"__metadata__":{"a":"1","a":"2"}}""", 0 },
        { """{"__metadata__":{},"__metadata__":{}}""", 0 },
    };

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("größe;b\r\n1;2\r\n")]
    [InlineData("{\"a\": 1}")]
    public void Says_that_a_text_file_is_one(string text) => Fault.Of(
        "text, such as a table, not a model", () => SafetensorsBytes.Read(Encoding.UTF8.GetBytes(text), "test.csv"));

    [Theory]
    [MemberData(nameof(Headers))]
    public void Rejects_a_header_that_does_not_describe_its_file(string header, int valueBytes) =>
        IsDamaged(RawSafetensors.File(header, valueBytes));

    [Theory]
    [InlineData("F64")]
    [InlineData("F16")]
    [InlineData("I32")]
    [InlineData("f32")]
    [InlineData("")]
    public void Rejects_other_numbers_than_32_bit_floats(string type) =>
        Fault.Of($"holds \"{type}\", not F32", () => Read(RawSafetensors.File(Tensor.Replace("F32", type, StringComparison.Ordinal), 8)));

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData((1UL << 32) + 2)] // 2 in 32 bits
    [InlineData(100_000_001UL)]
    [InlineData(3UL)] // one more than there are
    public void Rejects_a_header_longer_than_its_file(ulong length) => IsDamaged(RawSafetensors.File(length, "{}"u8.ToArray(), []));

    [Fact]
    public void Rejects_a_header_that_is_cut_off() =>
        IsDamaged(RawSafetensors.File((ulong)Tensor.Length - 1, Encoding.UTF8.GetBytes(Tensor), new byte[8]));

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Rejects_deep_nesting(char open, char close)
    {
        const int Depth = 1_000_000;
        var opened = open == '[' ? new string(open, Depth) : string.Concat(Enumerable.Repeat("{\"a\":", Depth)) + "1";

        IsDamaged(RawSafetensors.File($"{{\"t\":{opened}{new string(close, Depth)}}}", 0));
    }

    [Fact]
    public void Rejects_every_file_shorter_than_its_length()
    {
        for (var length = 0; length < 8; length++)
        {
            IsDamaged(new byte[length]);
        }
    }

    private static void IsDamaged(byte[] file) => Fault.Of("not a model, or a damaged one", () => Read(file));

    private static Safetensors Read(byte[] file) => SafetensorsBytes.Read(file, "test.safetensors");

    [Theory]
    [InlineData("PK\u0003\u0004\u0014\0\u0006\0\b\0", "a zip archive")]
    [InlineData("\u001F\u008B\b\0\0\0\0\0\0\0", "data packed with gzip")]
    [InlineData("SQLite format 3\0\u0010", "an SQLite database")]
    public void A_file_of_another_kind_is_named(string start, string name) =>
        Fault.Of($"expected a model, found {name}", () => SafetensorsBytes.Read(Encoding.Latin1.GetBytes(start), "test.st"));
}
