using System.Buffers;
using System.Text;

namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>
/// A message of Protocol Buffers (Google's encoding guide): fields one after the other, each a tag and a value. A message in a message stands behind its
/// length, so it is written whole first; what is large is not copied on the way.
/// </summary>
internal sealed class ProtoWriter
{
    private const int VarintType = 0;
    private const int LengthDelimitedType = 2;
    private const int FixedFourType = 5;

    private const int MaxCopied = 1 << 12;

    private readonly List<ReadOnlyMemory<byte>> _parts = []; // what is whole
    private ArrayBufferWriter<byte> _last = new(); // what stands behind those

    /// <summary>The bytes written so far.</summary>
    public long Length { get; private set; }

    /// <summary>Writes a whole number, an enumeration or a truth; one below 0 takes ten bytes.</summary>
    public void Write(int field, long value)
    {
        WriteTag(field, VarintType);
        WriteVarint((ulong)value);
    }

    /// <summary>Writes a float.</summary>
    public void Write(int field, float value)
    {
        WriteTag(field, FixedFourType);
        var bytes = BitConverter.SingleToUInt32Bits(value);
        for (var i = 0; i < sizeof(float); i++)
        {
            WriteByte((byte)(bytes >> 8 * i));
        }
    }

    /// <summary>Writes a text, as UTF-8.</summary>
    public void Write(int field, string text) => Write(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes. They are kept until all is written out, and must not change.</summary>
    public void Write(int field, ReadOnlyMemory<byte> bytes)
    {
        WriteTag(field, LengthDelimitedType);
        WriteVarint((ulong)bytes.Length);
        Append(bytes);
    }

    /// <summary>Writes a message, which is whole.</summary>
    public void Write(int field, ProtoWriter message)
    {
        WriteTag(field, LengthDelimitedType);
        WriteVarint((ulong)message.Length);
        foreach (var part in message._parts)
        {
            Append(part);
        }

        Append(message._last.WrittenMemory);
    }

    /// <summary>Writes the whole message to a stream.</summary>
    public void CopyTo(Stream stream)
    {
        foreach (var part in _parts)
        {
            stream.Write(part.Span);
        }

        stream.Write(_last.WrittenSpan);
    }

    private void Append(ReadOnlyMemory<byte> bytes)
    {
        Length += bytes.Length;
        if (bytes.Length <= MaxCopied)
        {
            _last.Write(bytes.Span);
            return;
        }

        _parts.Add(_last.WrittenMemory);
        _parts.Add(bytes);
        _last = new ArrayBufferWriter<byte>();
    }

    private void WriteTag(int field, int type) => WriteVarint((ulong)(uint)field << 3 | (uint)type);

    /// <summary>Seven bits a byte, the lowest first; all bytes but the last have the eighth bit.</summary>
    private void WriteVarint(ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            WriteByte((byte)(value | 0x80));
        }

        WriteByte((byte)value);
    }

    private void WriteByte(byte value)
    {
        _last.GetSpan(1)[0] = value;
        _last.Advance(1);
        Length++;
    }
}
