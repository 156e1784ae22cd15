using Gophernet.Training.Options;

namespace Gophernet.Tests.Training.Options;

/// <summary>Numbers with names, as a command line has them.</summary>
public class NamedNumbersTests
{
    [Theory]
    [InlineData("a=1", "a")]
    [InlineData("\"calm, warm\"=1", "calm, warm")]
    [InlineData("\"calm, warm=1\"", "calm, warm")]
    [InlineData("\"5\"\" pipe, long\"=1", "5\" pipe, long")]
    [InlineData("5\" pipe=1", "5\" pipe")]
    [InlineData("\"open=1", "\"open")]
    [InlineData("a=b=1", "a=b")]
    public void A_name_with_a_comma_stands_in_quotes(string text, string name)
    {
        Assert.Equal([(name, 1f)], NamedNumbers.Parse(text)!.Value);
        Assert.Equal([("x", 2f), (name, 1f), ("y", 0.5f)], NamedNumbers.Parse($"x=2,{text},y=0.5")!.Value);
        Assert.Equal([(name, 1f)], NamedNumbers.Parse(NamedNumbers.ToText(name, 1))!.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("=1")]
    [InlineData("a=1,")]
    [InlineData("calm, warm=1,calm=1")]
    [InlineData("\"a\"=1,a=2")]
    [InlineData("a=-1")]
    public void Other_text_is_refused(string text) => Assert.Null(NamedNumbers.Parse(text));
}
