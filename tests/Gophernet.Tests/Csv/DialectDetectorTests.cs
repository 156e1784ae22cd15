using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;

namespace Gophernet.Tests.Csv;

public class DialectDetectorTests
{
    private const string Mark = "\uFEFF";

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", ',')]
    [InlineData("a;b;c\n1;2;3\n", ';')]
    [InlineData("a\tb\tc\n1\t2\t3\n", '\t')]
    [InlineData("a|b|c\n1|2|3\n", '|')]
    [InlineData("a|b|c\r\n1|2|3\r\n", '|')]
    [InlineData(Mark + "a;b\n1;2\n", ';')]
    [InlineData(Mark + "\"a\"|b\n1|2\n", '|')]
    public void Finds_the_delimiter(string text, char expected) => Assert.Equal(expected, DelimiterOf(text));

    [Theory]
    [InlineData("a;b\n1,5;2,5\n")]
    [InlineData("1,5;2,5;3,5\n4,5;5,5;6,5\n")] // more commas than semicolons
    [InlineData("1,5;2,5;3,5")]
    [InlineData("name;size\nx;1\ny;2,5\n")]
    [InlineData("a,b;c,d\n\"1,5\";2,5\n")]
    public void Decimal_commas_do_not_hide_semicolons(string text)
    {
        Assert.Equal(';', DelimiterOf(text));
        Assert.True(Detect(text).DecimalComma);
    }

    [Theory]
    [InlineData("name;note\nA;\"one, two\"\nB;\"three, four\"\n", ';')]
    [InlineData("name|\"last, first\"\nA|\"x, y\"\n", '|')]
    [InlineData("\"a;b;c;d\",x\n\"1;2;3;4\",y\n", ',')]
    [InlineData("note\tsize\n\"a, b\n, c\"\t1\n", '\t')]
    public void Quoted_text_does_not_count(string text, char expected) => Assert.Equal(expected, DelimiterOf(text));

    [Theory]
    [InlineData("name;note\nA;one, two\nB;three\n", ';')]
    [InlineData("name,note\nA,one; two\nB,three\n", ',')]
    public void A_delimiter_cuts_every_record_alike(string text, char expected) => Assert.Equal(expected, DelimiterOf(text));

    [Theory]
    [InlineData("name\nAnn\nBob\n")]
    [InlineData("name")]
    [InlineData("text\nHello, world\nHello\n")]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\"open")]
    public void A_file_of_one_column_has_commas(string text) => Assert.Equal(',', DelimiterOf(text));

    [Theory]
    [InlineData("a;b;c", ';')]
    [InlineData("a|b", '|')]
    [InlineData("a\tb\n", '\t')]
    [InlineData("\r\na;b\r\n", ';')]
    [InlineData("\n\na;b", ';')]
    [InlineData("1;2;3", ';')]
    public void One_line_is_enough(string text, char expected) => Assert.Equal(expected, DelimiterOf(text));

    [Fact]
    public void A_last_record_that_is_cut_off_does_not_count() => Assert.Equal(';', DelimiterOf("a;b;c\n1;2;3\n4;5"));

    [Theory]
    [InlineData("name,size\n", true)]
    [InlineData("name,\n", true)]
    [InlineData("nan,inf\n", true)]
    [InlineData("size_1,2nd\n", true)]
    [InlineData("Ann,5\n", false)]
    [InlineData("Ann,\" -5.5e3 \"\n", false)]
    [InlineData("Ann;1,5\n", false)]
    [InlineData("\n\n1\n", false)]
    [InlineData(Mark + "1,2\n", false)]
    [InlineData("2019,2020\n", false)]
    [InlineData("", true)]
    public void A_header_has_no_number(string text, bool expected) => Assert.Equal(expected, Detect(text).HasHeader);

    [Fact]
    public void What_the_user_says_stands()
    {
        Assert.Equal(new CsvDialect((byte)'|', true), Detect("1,2\n3,4\n", new CsvOptions((byte)'|', true)));
        Assert.Equal(new CsvDialect((byte)':', false), Detect("a:b\n", new CsvOptions((byte)':', false)));
        Assert.Equal(
            new CsvDialect((byte)'\t', false), Detect("Ann\t3,5\n4\t5,5\n", new CsvOptions((byte)'\t')) with { HasHeader = false, IsHeaderFound = false });
    }

    [Theory]
    [InlineData(';', true)]
    [InlineData(',', false)]
    [InlineData('\t', false)]
    [InlineData('|', false)]
    public void Numbers_have_commas_only_between_semicolons(char delimiter, bool expected) =>
        Assert.Equal(expected, new CsvDialect((byte)delimiter, true).DecimalComma);

    private static char DelimiterOf(string text) => (char)Detect(text).Delimiter;

    private static CsvDialect Detect(string text, CsvOptions? options = null) =>
        DialectDetector.Detect(Encoding.UTF8.GetBytes(text), options ?? new CsvOptions());
}
