using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>The sides of an account behind amounts.</summary>
public class AccountSidesTests
{
    [Theory]
    [InlineData("{0}.50 DR", "{0}.25 CR")]
    [InlineData("{0}.50 Dr.", "{0}.25 Cr.")]
    [InlineData("{0} Debit", "{0} Credit")]
    [InlineData("1.0{0},50 S", "1.0{0},25 H")]
    [InlineData("1,0{0}.50W", "1,0{0}.25D")]
    [InlineData("1,0{0}.50 D", "1,0{0}.25 C")]
    [InlineData("1,0{0}.50 DR", "1,0{0}.25 CR")]
    public void One_side_is_below_zero(string below, string above)
    {
        var training = Of(below, above);

        var values = InferredTable.Values(training);
        Assert.All(values, (value, row) => Assert.Equal(row % 3 == 0, value < 0));
        Assert.Contains(training.Notes, note => note.Text.StartsWith("column \"x\": amounts with ", StringComparison.Ordinal));
        var form = InferredTable.Feature<NumericFeature>(training).Written!;
        Assert.True(form.TryParse(System.Text.Encoding.UTF8.GetBytes(string.Format(null, below, 12)), out var later));
        Assert.True(later < 0);
    }

    [Theory]
    [InlineData("{0}W", "{0}D")] // weeks and days
    [InlineData("{0}.5 S", "{0}.5 H")]
    [InlineData("{0}.50 A", "{0}.50 B")]
    [InlineData("{0}.50 C", "{0}.25 D")] // lenses
    [InlineData("{0}.50 d", "{0}.25 h")] // days and hours
    [InlineData("-{0}.50 DR", "{0}.25 CR")] // below 0 already
    [InlineData("{0}.50 CR", "{0}.50 CR")] // crores
    public void Other_texts_are_none(string one, string other) =>
        Assert.DoesNotContain(Of(one, other).Notes, note => note.Text.Contains("below 0", StringComparison.Ordinal));

    [Theory]
    [InlineData("Saldo")]
    [InlineData("account_balance")]
    public void Letters_are_sides_of_what_is_called_an_amount(string name)
    {
        var cells = InferredTable.Cells(row => string.Format(null, row % 3 == 0 ? "{0}.50 S" : "{0}.25 H", 10 + row % 88));

        Assert.Equal(-10.5, InferredTable.Values(InferredTable.Of(InferredTable.WithCells(cells).Replace("x,w,y", $"{name},w,y")), name)[0]);
    }

    [Fact]
    public void Thousands_and_sides_are_both_said()
    {
        var rows = Enumerable.Range(1, 90).Select(
            row => FormattableString.Invariant($"\"{1234 * row:N0} {(row % 3 == 0 ? "DR" : "CR")}\",{row % 7}.5,{row % 2}\n"));
        var notes = InferredTable.Of("x,w,y\n" + string.Concat(rows)).Notes;

        Assert.Contains(notes, note => note.Text.Contains("are read with thousands", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Text.Contains("amounts with DR are below 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Targets_may_be_on_both_sides()
    {
        var training = InferredTable.OfTargets(InferredTable.Cells(row => row % 3 == 0 ? $"{10 + row}.50 DR" : $"{10 + row}.25 CR"));

        Assert.Equal("-12.50 CR", NumberFormWriter.ToText(Assert.IsType<NumberTarget>(training.Schema.Target).WrittenAs(0)!, -12.5));
        Assert.Equal(-10.5, training.Table.Target(0)[0]);
    }

    private static TrainingTable Of(string below, string above) =>
        InferredTable.OfCells(InferredTable.Cells(row => string.Format(null, row % 3 == 0 ? below : above, 10 + row % 88)));
}
