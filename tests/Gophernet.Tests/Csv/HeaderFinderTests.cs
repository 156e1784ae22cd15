using System.Text;
using Gophernet.Csv.Input;

namespace Gophernet.Tests.Csv;

/// <summary>Whether the first line has names or is a row, where nothing in it is a number.</summary>
public class HeaderFinderTests
{
    private static readonly string[] Words = ["good", "bad", "box", "nice", "fast", "slow", "the", "product"];

    [Fact]
    public void A_line_most_of_whose_cells_come_again_is_a_row()
    {
        Assert.Equal((false, false), Find("", row => $"ORD{row:D5},{Colour(row)},{"SML"[row % 3]},{YesNo(row)}")); // each row has another code
        Assert.Equal((false, false), Find("", row => $"2024-01-{row % 28 + 1:D2},{Colour(row)},{YesNo(row)}"));
        Assert.Equal((false, false), Find("once,red,L,yes\n", row => $"{"ab"[row % 2]},{Colour(row)},L,{YesNo(row)}"));
    }

    [Fact]
    public void A_text_of_words_of_other_texts_is_a_cell() => Assert.Equal((false, false), Find("", row => $"{Text(row)},{YesNo(row)}"));

    [Fact]
    public void Names_beside_one_that_is_a_value_too_are_a_header() => Assert.Equal(
        (true, false), Find("order,colour,size,yes\n", row => $"ORD{row:D5},{Colour(row)},{"SML"[row % 3]},{YesNo(row)}"));

    [Fact]
    public void As_many_names_as_values_are_a_doubtful_header() => Assert.Equal(
        (true, true), Find("order,red,size,yes\n", row => $"ORD{row:D5},{Colour(row)},{"SML"[row % 3]},{YesNo(row)}"));

    [Fact]
    public void Names_above_texts_and_numbers_are_a_header()
    {
        Assert.Equal((true, false), Find("red,yes,w\n", row => $"{Colour(row)},{YesNo(row)},{row}"));
        Assert.Equal((true, false), Find("red,blue\n", row => $"{row % 2},{row / 2 % 2}"));
        Assert.Equal((true, false), Find("review,sentiment\n", row => $"{Text(row)},{YesNo(row)}"));
    }

    [Theory]
    [InlineData("name,yes\n")]
    [InlineData("review,yes\n")]
    public void One_cell_that_comes_again_beside_one_that_tells_nothing_is_doubtful(string header) =>
        Assert.Equal((true, true), Find(header, row => $"{(char)('a' + row % 26)}{(char)('a' + row / 26)}{(row % 2 == 0 ? "x" : "")},{YesNo(row)}"));

    [Fact]
    public void Empty_cells_tell_nothing() =>
        Assert.Equal((true, false), Find("Sizes of parts,,\n,,\nsize,colour,fits\n", row => $"{row}.5,{Colour(row)},{YesNo(row)}"));

    [Fact]
    public void A_few_rows_raise_no_doubt() => Assert.Equal((true, false), HeaderFinder.Find("a,b\na,x\nc,y\n"u8, (byte)','));

    private static (bool HasHeader, bool IsDoubtful) Find(string header, Func<int, string> row) =>
        HeaderFinder.Find(Encoding.UTF8.GetBytes(header + string.Concat(Enumerable.Range(0, 100).Select(i => row(i) + "\n"))), (byte)',');

    private static string Colour(int row) => row % 3 == 0 ? "red" : "blue";

    private static string YesNo(int row) => row % 2 == 0 ? "yes" : "no";

    private static string Text(int row) => string.Join(' ', Enumerable.Range(0, 5).Select(i => Words[(row * 7 + i * i * 3 + row / 8) % Words.Length]));
}
