using System.Globalization;
using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

public class TokenDictionaryTests
{
    [Fact]
    public void Texts_are_numbered_as_they_come_and_found_again()
    {
        var dictionary = new TokenDictionary();
        string[] texts = ["", "a", .. Enumerable.Range(0, 5_000).Select(i => i.ToString(CultureInfo.InvariantCulture)), new string('x', 100_000)];

        for (var i = 0; i < texts.Length; i++)
        {
            Assert.False(dictionary.TryGet(Encoding.UTF8.GetBytes(texts[i]), out _));
            Assert.Equal(i, dictionary.Add(Encoding.UTF8.GetBytes(texts[i])));
        }

        Assert.Equal(texts.Length, dictionary.Count);
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.True(dictionary.TryGet(Encoding.UTF8.GetBytes(texts[i]), out var code));
            Assert.Equal((i, texts[i]), (code, Encoding.UTF8.GetString(dictionary[code])));
        }

        Assert.False(dictionary.TryGet("5000"u8, out _));
    }
}
