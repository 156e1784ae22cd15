using System.Globalization;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Columns that look like identifiers and tell the target.</summary>
public class TellingIdentifierTests
{
    private const int Rows = 120;

    public static TheoryData<string> Counts =>
        ["number_of_views", "views_number", "no_of_calls", "page_number", "key_rate", "index_value", "row_sum", "id_count", "Serial"];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Large_counts_that_tell_the_target_are_kept_whatever_words_their_name_has(string name)
    {
        var training = InferredTable.Of(Sparse(name, row => Sample(row) / 1000));

        Assert.IsType<NumericFeature>(training.Schema.Features.Single(feature => feature.Name == name));
    }

    [Fact]
    public void A_note_says_that_a_column_called_so_was_kept()
    {
        var training = InferredTable.Of(Sparse("page_number", row => Sample(row) / 1000));

        Assert.Contains(training.Notes, note => note.Setting == new Setting("drop", "page_number"));
    }

    [Theory]
    [InlineData("page_number")]
    [InlineData("order_no")]
    [InlineData("serial")]
    public void Numbers_called_so_that_tell_nothing_are_dropped(string name)
    {
        var training = InferredTable.Of(Sparse(name, row => row * 7919 % 101));

        Assert.StartsWith("an identifier", InferredTable.ReasonToDrop(training, name), StringComparison.Ordinal);
        Assert.DoesNotContain(training.Notes, note => note.Text.Contains("predicts the target", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{0}", "id", "numeric")]
    [InlineData("C-{0:D5}", "ticket", "text")]
    [InlineData("{0:D5}", "ticket", "text")]
    [InlineData("v{0}", "ticket", "text")] // of several lengths
    public void Identifiers_that_tell_the_target_are_dropped_with_a_note_that_says_so(string form, string name, string setting)
    {
        var order = Enumerable.Range(1, Rows).OrderBy(row => row * 7919 % 1009).ToArray();
        var training = InferredTable.Of($"w,{name},y\n" + string.Concat(order.Select((number, row) =>
            $"{row * row % 17},{string.Format(CultureInfo.InvariantCulture, form, number)},{(number < 60 ? "ham" : "spam")}\n")));

        Assert.StartsWith("an identifier", InferredTable.ReasonToDrop(training, name), StringComparison.Ordinal);
        Assert.Contains(training.Notes, note => note.Setting == new Setting(setting, name)
            && note.Text.Contains("predicts the target", StringComparison.Ordinal));
    }

    [Fact]
    public void What_tells_the_target_is_the_same_in_any_order_of_many_rows()
    {
        const int rows = 250_000; // a part of which is looked at
        var numbers = Enumerable.Range(0, rows).Select(row => (double)row * 7919 % 1_000_003).ToArray();
        var targets = numbers.Select(number => Math.Sin(number / 1000)).ToArray();
        var reversed = numbers.Reverse().ToArray();

        Assert.True(ValueGroups.TellTarget(numbers, Test(targets)));
        Assert.True(ValueGroups.TellTarget(reversed, Test([.. targets.Reverse()])));
        Assert.False(ValueGroups.TellTarget(numbers, Test([.. targets.Select((_, row) => row * 7877L % 1009 / 1000.0)])));
    }

    private static NeighbourTest Test(double[] targets) =>
        new(new NumberTarget(["y"], [Scaling.Standardising(targets)]), [targets]);

    /// <summary>All different, and so many that chance seldom makes two equal ones.</summary>
    private static long Sample(int row) => (row + 1) * 524_287L % 899_981;

    private static string Sparse(string name, Func<int, long> target) =>
        $"w,{name},y\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"{row * row % 17},{Sample(row)},{target(row)}.5\n"));
}
