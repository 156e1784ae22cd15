using System.Globalization;
using System.Text;
using CsCheck;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables.Cells;

/// <summary>Numbers in digits of other scripts, and in the quotes by which spreadsheets keep a text.</summary>
public class WesternTextTests
{
    private static readonly NumberForm Plain = new();

    public static TheoryData<string, string, string> Scripts => new()
    {
        { "٠١٢٣٤٥٦٧٨٩", "٫", "-" },
        { "۰۱۲۳۴۵۶۷۸۹", "٫", "-" },
        { "०१२३४५६७८९", ".", "-" },
        { "০১২৩৪৫৬৭৮৯", ".", "-" },
        { "๐๑๒๓๔๕๖๗๘๙", ".", "-" },
        { "０１２３４５６７８９", "．", "－" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_number_in_other_digits_is_the_number(string digits, string point, string minus) =>
        Gen.Int[-999_999, 999_999].Sample(cents =>
        {
            var text = (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
            var written = string.Concat(text.Select(letter => letter switch { '-' => minus, '.' => point, _ => $"{digits[letter - '0']}" }));

            Assert.True(Plain.TryParse(Encoding.UTF8.GetBytes(written), out var value));
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value);
        }, iter: 200);

    [Theory]
    [InlineData("=\"12.5\"", 12.5)]
    [InlineData("=\"-3\"", -3)]
    [InlineData("=\"１２\"", 12)]
    [InlineData("٤٥٪", 45)]
    [InlineData("４５％", 45)]
    [InlineData("١٬٢٣٤٫٥", 1234.5)]
    [InlineData("（１２）", -12)]
    public void A_number_may_stand_in_the_quotes_of_a_spreadsheet_and_have_other_signs(string text, double expected)
    {
        var form = Plain with { Units = [new NumberUnit("%", 1)], Thousands = "," };

        Assert.True(form.TryParse(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("=\"{0}.5\"")]
    [InlineData("=\"{0}\"")]
    [InlineData("１{0}")]
    public void A_column_of_them_is_one_of_numbers(string form) =>
        Assert.NotNull(InferredTable.Feature<NumericFeature>(InferredTable.OfCells(Cells(row => string.Format(null, form, row % 60)))).Written);

    [Theory]
    [InlineData("=\"0{0}\"")]
    [InlineData("０{0}")]
    public void Leading_zeros_are_codes_in_every_writing(string form) =>
        Assert.DoesNotContain(
            InferredTable.OfCells(Cells(row => string.Format(null, form, row % 60))).Schema.Features, feature => feature is NumericFeature { Name: "x" });

    private static IEnumerable<string> Cells(Func<int, string> cell) => Enumerable.Range(0, 120).Select(cell);
}
