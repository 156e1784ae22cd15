using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>What messages say must not depend on where the reader's pieces end, either.</summary>
public class CsvReaderMessageTests
{
    [Theory]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("😀")]
    public void The_message_after_a_closing_quote_is_the_same_however_the_bytes_of_a_character_arrive(string character) =>
        EveryBuffer.Fails($"a\n\"b\"{character}\n", 2, 4, "after a closing quote");

    [Fact]
    public void Text_that_is_cut_says_so()
    {
        const int MoreThanIsShown = 41;
        var text = string.Concat(Enumerable.Repeat("😀", MoreThanIsShown)); // four bytes each

        Assert.EndsWith("…\"", Quoting.Field(System.Text.Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\0')]
    public void Refuses_a_delimiter_that_means_something_else(char delimiter)
    {
        Assert.ThrowsAny<ArgumentException>(() => new CsvReader(Stream.Null, CsvText.Name, (byte)delimiter));
        Assert.ThrowsAny<ArgumentException>(() => new CsvWriter(Stream.Null, (byte)delimiter));
    }
}
