using System.Text;
using CsCheck;
using Gophernet.Storage;

namespace Gophernet.Tests.Storage;

public class FileNameTests
{
    [Fact]
    public void Any_bytes_come_back_from_their_text() =>
        Gen.Byte[1, 255].Array[0, 40].Sample(bytes => Assert.Equal([.. bytes, 0], FileName.ToBytes(FileName.FromBytes(bytes))));

    [Fact]
    public void Any_UTF8_is_the_text_that_it_always_was() => Gen.String.Where(IsWhole).Sample(text =>
    {
        Assert.Equal(text, FileName.FromBytes(Encoding.UTF8.GetBytes(text)));
        Assert.False(FileName.HasEscapes(text));
        Assert.Equal(text, FileName.Show(text));
    });

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xff, (byte)'b' }, "a\\xffb")]
    [InlineData(new byte[] { 0xc3 }, "\\xc3")] // the first half of é
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 }, "\\xed\\xa0\\x80")] // a surrogate, which UTF-8 has none of
    [InlineData(new byte[] { 0xf0, 0x9f, 0x98, 0x80, 0x80 }, "😀\\x80")]
    public void Bytes_that_are_no_UTF8_are_shown_by_their_numbers(byte[] bytes, string shown)
    {
        var text = FileName.FromBytes(bytes);

        Assert.True(FileName.HasEscapes(text));
        Assert.Equal(shown, FileName.Show(text));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)' ', (byte)'b' }, "'a b'")]
    [InlineData(new byte[] { (byte)'a', 0xff }, "$'a\\xff'")]
    [InlineData(new byte[] { (byte)'\'', (byte)'\\', 0xff }, "$'\\'\\\\\\xff'")]
    public void A_name_can_be_copied_into_a_shell(byte[] name, string word) => Assert.Equal(word, ShellWord.Quote(FileName.FromBytes(name)));

    private static bool IsWhole(string text) => text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
