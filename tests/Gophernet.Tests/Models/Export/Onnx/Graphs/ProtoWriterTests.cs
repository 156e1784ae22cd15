using Gophernet.Models.Export.Onnx.Graphs;

namespace Gophernet.Tests.Models.Export.Onnx.Graphs;

/// <summary>Expected bytes are the examples of "Encoding", protobuf.dev/programming-guides/encoding, and what its rules say of other values.</summary>
public class ProtoWriterTests
{
    [Theory]
    [InlineData(1, 150, "089601")]
    [InlineData(1, 0, "0800")]
    [InlineData(1, 127, "087F")]
    [InlineData(1, 128, "088001")]
    [InlineData(1, -2, "08FEFFFFFFFFFFFFFFFF01")]
    [InlineData(20, 1, "A00101")]
    public void Writes_whole_numbers(int field, long value, string expected) => Assert.Equal(expected, Written(message => message.Write(field, value)));

    [Theory]
    [InlineData(2, "testing", "120774657374696E67")]
    [InlineData(2, "", "1200")]
    [InlineData(2, "é", "1202C3A9")]
    public void Writes_texts(int field, string text, string expected) => Assert.Equal(expected, Written(message => message.Write(field, text)));

    [Fact]
    public void Writes_floats() => Assert.Equal("2D0000803F", Written(message => message.Write(5, 1f)));

    [Fact]
    public void Writes_messages_behind_their_length()
    {
        var inner = new ProtoWriter();
        inner.Write(1, 150);

        Assert.Equal("1A03089601", Written(message => message.Write(3, inner)));
    }

    [Theory]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(100_000)]
    public void Writes_long_bytes_in_their_place(int length)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)0xAB);
        var inner = new ProtoWriter();
        inner.Write(1, 1);
        inner.Write(9, bytes);
        inner.Write(1, 2);
        var outer = new ProtoWriter();
        outer.Write(7, inner);
        outer.Write(1, 3);

        var written = Convert.FromHexString(Written(outer));

        var content = inner.Length;
        Assert.Equal((0x3A, outer.Length), (written[0], written.LongLength));
        Assert.Equal([0x08, 0x01, 0x4A], written[^(int)(content + 2)..][..3]);
        Assert.Equal(length, written.Count(value => value == 0xAB));
        Assert.Equal([0xAB, 0x08, 0x02, 0x08, 0x03], written[^5..]);
    }

    private static string Written(Action<ProtoWriter> write)
    {
        var message = new ProtoWriter();
        write(message);
        return Written(message);
    }

    private static string Written(ProtoWriter message)
    {
        using var stream = new MemoryStream();
        message.CopyTo(stream);
        return Convert.ToHexString(stream.ToArray());
    }
}
