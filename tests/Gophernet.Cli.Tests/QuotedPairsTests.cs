using Gophernet.Cli.Settings;

namespace Gophernet.Cli.Tests;

public class QuotedPairsTests
{
    [Theory]
    [InlineData("no:yes=1,yes:no=5", "no:yes=1", "yes:no=5")]
    [InlineData("\"x, y\":1.5=4,a:b=2", "\"x, y\":1.5=4", "a:b=2")]
    [InlineData("1.5:\"x, y\"=4", "1.5:\"x, y\"=4")]
    [InlineData("\"x, y:1.5=4\",a:b=2", "x, y:1.5=4", "a:b=2")]
    [InlineData("a: \"x, y\"=4 , \"p,q\":a=1", "a: \"x, y\"=4", "\"p,q\":a=1")]
    [InlineData("5\" pipe:b=1,b:5\" pipe=2", "5\" pipe:b=1", "b:5\" pipe=2")]
    [InlineData("\"open:b=1,b:c=2", "\"open:b=1", "b:c=2")]
    [InlineData("", "")]
    public void A_comma_within_quotes_divides_nothing(string text, params string[] entries) => Assert.Equal(entries, QuotedPairs.Split(text));

    [Theory]
    [InlineData("no:yes", "no:yes")]
    [InlineData("\"x, y\":1.5", "x, y:1.5")]
    [InlineData("1.5:\"x, y\"", "1.5:x, y")]
    [InlineData("\"a\"\"b\":\"c\"", "a\"b:c")]
    [InlineData("5\" pipe:b", "5\" pipe:b")]
    [InlineData("\"open:b", "\"open:b")]
    public void A_name_loses_the_quotes_round_it(string pair, string names) => Assert.Equal(names, QuotedPairs.Unquote(pair));
}
