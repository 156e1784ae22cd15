using System.Text;

namespace Gophernet.Tests.Models.Files;

/// <summary>Text in a model file that is no text: bytes that are not UTF-8, and escapes of half a character.</summary>
public class DamagedTextTests
{
    private static readonly byte[] Good = SmallModel.Bytes(SmallModel.Create());

    [Theory]
    [InlineData("""{"?":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"t":{"dtype":"?","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"t":{"?":1,"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"__metadata__":{"?":"1"}}""")]
    [InlineData("""{"__metadata__":{"a":"?"}}""")]
    public void Rejects_a_header_with_bytes_that_are_not_utf_8(string header)
    {
        var bytes = Encoding.ASCII.GetBytes(header);
        bytes[header.IndexOf('?', StringComparison.Ordinal)] = 0xFF;

        Assert.Throws<GophernetException>(() => SmallModel.Read(RawSafetensors.File((ulong)bytes.Length, bytes, [])));
    }

    [Theory]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"t":{"dtype":"\ud800","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"t":{"\ud800":1,"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"__metadata__":{"\ud800":"1"}}""")]
    [InlineData("""{"__metadata__":{"a":"\ud800"}}""")]
    public void Rejects_a_header_with_half_a_character(string header) =>
        Assert.Throws<GophernetException>(() => SmallModel.Read(RawSafetensors.File(header, 0)));

    [Theory]
    [InlineData("\"x0\"")]
    [InlineData("\"kind\"")]
    [InlineData("\"0.1.0\"")]
    [InlineData("\"softmax\"")]
    [InlineData("\"seed\"")]
    [InlineData("\"a\"")]
    public void Rejects_a_document_with_half_a_character(string text) => Assert.Throws<GophernetException>(() => SmallModel.Read(
        RawSafetensors.WithDocument(Good, document => document.Replace(text, "\"\\ud800\"", StringComparison.Ordinal))));

    [Fact]
    public void Every_byte_changed_to_a_part_of_a_character_is_refused_or_harmless()
    {
        for (var i = 0; i < Good.Length; i++)
        {
            foreach (var value in new byte[] { (byte)'u', 0x80, 0xC3, 0xED, 0xF4, 0xFF })
            {
                DamagedModelTests.IsRefusedOrHarmless([.. Good[..i], value, .. Good[(i + 1)..]], $"byte {i} is {value:x2}");
            }
        }
    }
}
