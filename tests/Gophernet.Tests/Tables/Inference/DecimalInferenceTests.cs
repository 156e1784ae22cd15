using System.Globalization;
using Gophernet.Tables.Features;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Whether a separator before three digits stands before decimals, or divides thousands.</summary>
public class DecimalInferenceTests
{
    private const int Rows = 60;

    [Theory]
    [InlineData("2.345 kg|616 g|1.070 kg|87 g", "2345|616|1070|87")]
    [InlineData("2.345 kg|616 g|1.070 kg", "2.345|0.616|1.07")]
    [InlineData("1.536 GB|512 MB|3.072 GB", "1.536|0.512|3.072")]
    [InlineData("1.250 m|730 mm|2.125 m", "1.25|0.73|2.125")]
    [InlineData("5.120 km|640 m|1.860 km", "5.12|0.64|1.86")]
    [InlineData("1.875 kW|450 W|3.225 kW", "1.875|0.45|3.225")]
    [InlineData("5,120 km|640 m|1,860 km", "5.12|0.64|1.86")]
    [InlineData("1,120 m|640 m|1,860 m|3 km", "1120|640|1860|3000")]
    [InlineData("1,250 g|5 kg|2,125 g", "1250|5000|2125")]
    [InlineData("1.250 g|5 kg|2.125 g", "1250|5000|2125")]
    public void Whole_numbers_in_another_unit_are_no_thousands(string cells, string expected) => AssertRead(cells, expected);

    [Theory]
    [InlineData("$4.881|$3|$2.808", "4.881|3|2.808")]
    [InlineData("$4.881|$3.159|$2.808", "4.881|3.159|2.808")]
    [InlineData("1.489 €|1.529 €|2 €", "1.489|1.529|2")]
    [InlineData("$4.500|$3|$2.000", "4.5|3|2")]
    [InlineData("$1.250|$950|$2.125", "1250|950|2125")]
    [InlineData("$1.500|$4.000|$2.000", "1500|4000|2000")]
    [InlineData("$12.345|$1.234|$250.125", "12345|1234|250125")]
    [InlineData("$4,881|$3|$2,808", "4881|3|2808")]
    public void Money_with_one_digit_before_the_point_and_no_larger_number_has_decimals(string cells, string expected) => AssertRead(cells, expected);

    [Theory]
    [InlineData("KWD 1.113|KWD 12.500|KWD 9.875", "1.113|12.5|9.875")]
    [InlineData("12.345 TND|1.234 TND|250 TND", "12.345|1.234|250")]
    [InlineData("KWD 1,113|KWD 12,500|KWD 950", "1113|12500|950")]
    [InlineData("₩1.250|₩9.500|₩45", "1250|9500|45")]
    [InlineData("CLP 4.990|CLP 3.490|CLP 9.990", "4990|3490|9990")]
    public void Some_currencies_have_three_decimals_and_some_none(string cells, string expected) => AssertRead(cells, expected);

    [Theory]
    [InlineData("$45|$45.125|$9.875")]
    [InlineData("$1.250|$2.125|$45")]
    public void Money_that_fits_both_is_asked_about(string cells) =>
        Assert.Contains(Assert.Throws<GophernetException>(() => InferredTable.OfCells(Repeated(cells))).Settings, setting => setting.Name == "decimal");

    [Fact]
    public void Units_of_which_only_one_has_thousands_are_asked_about() => Assert.Throws<GophernetException>(
        () => InferredTable.OfCells([.. Repeated("1.200 g|616 g|2.400 g|3.500 kg"), .. Repeated("1.200 g|616 g|2.400 g|3.500 kg")]));

    [Theory]
    [InlineData("1,783|2,406|15,120", "0.5", "1783|2406|15120")]
    [InlineData("1,783|2,406|15,120", "\"1,881\"|950", "1783|2406|15120")]
    [InlineData("1,783|2,406|15,120", "\"12,5\"", "1.783|2.406|15.12")]
    [InlineData("1.783|2.406|15.120", "\"12,5 %\"", "1783|2406|15120")]
    [InlineData("1,783 kg|2,406 kg|15,120 kg", "12.5%", "1783|2406|15120")]
    [InlineData("$1.250|$2.125|$45", "\"1,234,567\"", "1.25|2.125|45")]
    public void What_one_column_does_not_tell_another_does(string cells, string others, string expected)
    {
        var other = others.Split('|');
        var csv = "x,w,y\n" + string.Concat(Repeated(cells).Select(
            (cell, row) => $"\"{cell}\",{other[row % other.Length]},{(row % 2 == 0 ? "ham" : "spam")}\n"));

        Assert.Equal(Repeated(expected).Select(Number), InferredTable.Values(InferredTable.Of(csv)));
    }

    [Fact]
    public void Columns_that_disagree_tell_nothing() => Assert.Throws<GophernetException>(() => InferredTable.Of(
        "x,v,w,y\n" + string.Concat(Repeated("1,783|2,406").Select((cell, row) => $"\"{cell}\",\"1{row},5\",{row}.5%,{(row % 2 == 0 ? "ham" : "spam")}\n"))));

    [Fact]
    public void One_text_beside_missing_cells_is_not_asked_about() =>
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(Repeated("1,783|")));

    [Theory]
    [InlineData("2,345 kg|616 g|1,070 kg", "2.345|0.616|1.07")]
    [InlineData("4,881 €|3 €|2,808 €", "4.881|3|2.808")]
    [InlineData("4.881 €|3 €|2.808 €", "4881|3|2808")]
    public void Files_with_decimal_commas_are_read_alike(string cells, string expected)
    {
        var csv = "x;w;y\n" + string.Concat(Repeated(cells).Select((cell, row) => $"{cell};{row * row % 17},5;{(row % 2 == 0 ? "ham" : "spam")}\n"));

        Assert.Equal(Repeated(expected).Select(Number), InferredTable.Values(InferredTable.Of(csv)));
    }

    private static void AssertRead(string cells, string expected)
    {
        var training = InferredTable.OfCells(Repeated(cells));

        Assert.NotNull(InferredTable.Feature<NumericFeature>(training).Written);
        Assert.Equal(Repeated(expected).Select(Number), InferredTable.Values(training));
        Assert.Contains(training.Notes, note => note.Setting is { Name: "decimal" });
    }

    private static IEnumerable<string> Repeated(string cells)
    {
        var texts = cells.Split('|');
        return Enumerable.Range(0, Rows / texts.Length * texts.Length).Select(row => texts[row % texts.Length]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
