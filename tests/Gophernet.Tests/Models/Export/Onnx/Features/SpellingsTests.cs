using Gophernet.Models.Export.Onnx.Features;

namespace Gophernet.Tests.Models.Export.Onnx.Features;

public class SpellingsTests
{
    [Theory]
    [InlineData("no", "no,No,nO,NO")]
    [InlineData("n/a", "n/a,N/a,n/A,N/A")]
    [InlineData("?", "?")]
    [InlineData("not known", "not known,NOT KNOWN,Not known")]
    public void Have_letters_in_every_case_or_the_usual_ones(string text, string expected) => Assert.Equal(expected.Split(','), Spellings.InEveryCase(text));

    [Theory]
    [InlineData("3", "3,3.0")]
    [InlineData("-12", "-12,-12.0")]
    [InlineData("03", "03")]
    [InlineData("3.5", "3.5")]
    [InlineData("1E+20", "1E+20")]
    [InlineData("three", "three")]
    public void Have_whole_numbers_with_a_decimal_too(string text, string expected) => Assert.Equal(expected.Split(','), Spellings.AsNumber(text));

    [Fact]
    public void Know_missing_numbers_and_words()
    {
        var missing = new MissingSpellings(["", "NA", "null", "-999"]);

        Assert.Equal([-999.0], missing.Numbers);
        Assert.All((string[])["", "na", "nA", "Null", "\\N", "-999", "-999.0"], text => Assert.Contains(text, missing.OfTexts));
        Assert.DoesNotContain(".", missing.OfTexts);
        Assert.Contains(".", missing.OfValues);
    }
}
