using System.Globalization;
using System.Text;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Dates as numbers, what programs write where there is none, and durations of Python.</summary>
public class NothingAmongDatesTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(3000)]
    public void Digits_with_an_hour_or_minute_are_dates(int rows)
    {
        var start = new DateTime(2018, 1, 1);
        foreach (var form in (string[])["yyyyMMddHH", "yyyyMMddHHmm"])
        {
            var training = OfColumn("when", rows, row => start.AddHours(row * 7).ToString(form, CultureInfo.InvariantCulture));

            Assert.Equal("compact", InferredTable.Feature<DateFeature>(training, "when").FormName);
            Assert.Equal(new DateTimeOffset(start.AddHours(14), TimeSpan.Zero).ToUnixTimeSeconds(), InferredTable.Values(training, "when")[2]);
        }
    }

    [Fact]
    public void Numbers_of_ten_digits_are_not_unless_each_is_one()
    {
        var training = OfColumn("x", 100, row => $"{2018010100 + row % 60}"); // hour 24

        InferredTable.Feature<NumericFeature>(training);
    }

    [Theory]
    [InlineData("00000000", "202107{0:00}", 100)]
    [InlineData("0000-00-00", "2021-07-{0:00}", 100)]
    [InlineData("00.00.0000", "{0:00}.07.2021", 100)]
    [InlineData("0000-00-00 00:00:00", "2021-07-{0:00} 10:00:00", 100)]
    public void Zeros_among_dates_are_missing(string zeros, string form, int rows)
    {
        var training = OfColumn("when", rows, row => row % 4 == 0 ? zeros : string.Format(CultureInfo.InvariantCulture, form, 1 + row % 28));

        var feature = InferredTable.Feature<DateFeature>(training, "when");
        Assert.True(feature.HasMissing);
        Assert.Equal(rows / 4, InferredTable.Values(training, "when").Count(double.IsNaN));
        Assert.Contains(training.Notes, note => note.Text.Contains("25 cells among its dates count as missing: " + zeros, StringComparison.Ordinal));
        Assert.True(feature.TryParse(Encoding.UTF8.GetBytes(zeros), new CellFormat(MissingTokens.Default, false), out var value));
        Assert.True(double.IsNaN(value));
    }

    [Theory]
    [InlineData("0", 100)]
    [InlineData("-1", 100)]
    [InlineData("0", 3000)]
    public void Zero_among_seconds_since_1970_is_missing(string zero, int rows)
    {
        var training = OfColumn("created_at", rows, row => row % 5 == 0 ? zero : $"{1_600_000_000 + row * 1001}");

        var feature = InferredTable.Feature<DateFeature>(training, "created_at");
        Assert.Equal("epoch", feature.FormName);
        Assert.Equal(rows / 5, InferredTable.Values(training, "created_at").Count(double.IsNaN));
        Assert.True(feature.TryParse(Encoding.UTF8.GetBytes(zero + ".0"), new CellFormat(MissingTokens.Default, false), out var value));
        Assert.True(double.IsNaN(value));
    }

    [Fact]
    public void Zero_is_1970_where_the_user_says_that_it_is_a_time()
    {
        var training =
            OfColumn("created_at", 100, row => row % 5 == 0 ? "0" : $"{1_600_000_000 + row * 1001}", new TableOptions { Dates = ["created_at=epoch"] });

        Assert.Equal(0, InferredTable.Values(training, "created_at")[0]);
    }

    [Fact]
    public void A_day_that_never_comes_is_named()
    {
        var training = OfColumn("ends", 100, row => row % 9 == 0 ? "9999-12-31" : $"2021-{1 + row % 12:00}-{1 + row % 28:00}");

        Assert.Contains(training.Notes, note => note.Setting == new Setting("missing", "9999-12-31")
            && note.Text.StartsWith("column \"ends\": 9999-12-31, far from all others, in 12% of the rows", StringComparison.Ordinal));
    }

    [Fact]
    public void Durations_of_Python_are_read_with_and_without_days()
    {
        string[] cells = ["16:40:00", "2 days, 18:08:20", "1 day, 0:00:01", "-1 day, 23:59:59", "0:00:07.5"];
        var training = OfColumn("took", 100, row => cells[row % cells.Length]);

        Assert.Equal("units", InferredTable.Feature<DurationFeature>(training, "took").FormName);
        Assert.Equal([60_000, 238_100, 86_401, -1, 7.5], InferredTable.Values(training, "took")[..5]);
    }

    [Fact]
    public void A_few_days_among_times_make_all_durations()
    {
        var training = OfColumn("took", 100, row => row % 20 == 0 ? "1 days 02:00:00" : $"{row % 24}:{row % 60:00}:00");
        Assert.Equal(93_600, InferredTable.Values(training, "took")[0]);

        training = OfColumn("when", 100, row => row % 20 == 0 ? "1 days 02:00:00" : $"{row % 24}:{row % 60:00}:00");
        Assert.Equal(93_600, InferredTable.Values(training, "when")[0]);
    }

    [Theory]
    [InlineData("lap", "{0}:{1:00}", "m:ss")]
    [InlineData("took", "{0}:{1:00}", "h:mm")]
    [InlineData("took", "3{0}:{1:00}:17", "h:mm")]
    public void Two_numbers_are_minutes_and_seconds_where_the_name_says_it(string name, string form, string expected)
    {
        var training = OfColumn(name, 100, row => string.Format(CultureInfo.InvariantCulture, form, row % 9, row % 60));

        Assert.Equal(expected, InferredTable.Feature<DurationFeature>(training, name).FormName);
    }

    [Theory]
    [InlineData("99.99")]
    [InlineData("-99.99")]
    [InlineData("9999.99")]
    public void Nines_with_two_decimals_are_named(string number)
    {
        var training = OfColumn("ph", 100, row => row % 5 == 0 ? number : $"{row % 9 + 2}.{row % 10}{row % 7}");

        Assert.Contains(training.Notes, note => note.Setting == new Setting("missing", number));
    }

    [Fact]
    public void An_error_names_what_was_dropped_and_how_to_use_it()
    {
        var error = Assert.Throws<GophernetException>(() => InferredTable.Of(
            "id,same,y\n" + string.Concat(Enumerable.Range(0, 100).Select(row => $"{row + 1000},5,{(row % 2 == 0 ? "a" : "b")}\n")), new TableOptions()));

        Assert.Equal("no column is left to learn from; dropped: id (an identifier: whole numbers, another one in every row), same (constant)", error.Message);
        Assert.Equal([new Setting("numeric", "id")], error.Settings);
    }

    private static TrainingTable OfColumn(string name, int rows, Func<int, string> cell, TableOptions? options = null) => InferredTable.Of(
        $"{name},w,y\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"\"{cell(row)}\",{row * row % 17},{(row % 2 == 0 ? "ham" : "spam")}\n")),
        options ?? new TableOptions());
}
