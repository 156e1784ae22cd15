using System.Globalization;
using CsCheck;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>How the dates of a column are written is decided over all its rows.</summary>
public class DateInferenceTests
{
    private const double Day = 86_400;

    private static readonly Gen<int[]> Days = Gen.Int[0, 36_000].Array[60];

    [Theory]
    [InlineData("iso", "yyyy-MM-dd")]
    [InlineData("iso", "yyyy-MM-dd HH:mm:ss")]
    [InlineData("ymd", "yyyy/M/d")]
    [InlineData("dmy", "d/M/yyyy")]
    [InlineData("dmy", "dd.MM.yyyy")]
    [InlineData("dmy", "dd.MM.yy")]
    [InlineData("dmy", "dd-MM-yyyy HH:mm")]
    [InlineData("mdy", "M/d/yyyy")]
    [InlineData("mdy", "MM/dd/yyyy hh:mm:ss tt")]
    [InlineData("month-name", "d-MMM-yy")]
    [InlineData("month-name", "MMMM d, yyyy")]
    [InlineData("compact", "yyyyMMdd")]
    public void A_column_of_one_form_is_read_as_it_was_written(string form, string pattern) => RandomCases.ForAll(Days, 20, days =>
    {
        var dates = days.Select(day => new DateTime(1950, 1, 1).AddDays(day)).ToArray();

        var training = InferredTable.OfCells(dates.Select(date => date.ToString(pattern, CultureInfo.InvariantCulture)));

        Assert.Equal(form, InferredTable.Feature<DateFeature>(training).Form.Name);
        Assert.Equal(dates.Select(date => (date - DateTime.UnixEpoch).TotalSeconds), InferredTable.Values(training));
        Assert.Empty(training.Notes.Where(note => note.Setting is { Name: "dates" }));
    });

    [Theory]
    [InlineData("03/04/2020,05/06/2020,07/13/2020", "mdy")]
    [InlineData("07/13/2020,03/04/2020,05/06/2020", "mdy")]
    [InlineData("03/04/2020,05/06/2020,13/07/2020", "dmy")]
    [InlineData("03.04.2020,05.06.2020,07.08.2020", "dmy")]
    [InlineData("03/03/2020,05/05/2020,07/07/2020", "dmy")]
    [InlineData("20-12-31,20-11-05,19-10-12,20-01-07", "ymd")]
    public void A_number_above_12_settles_the_order(string cells, string form)
    {
        var training = InferredTable.OfCells(cells.Split(','));
        Assert.Equal(form, InferredTable.Feature<DateFeature>(training).Form.Name);
    }

    [Fact]
    public void An_order_that_nothing_tells_is_month_first_and_said()
    {
        var training = InferredTable.OfCells(["03/04/2020", "05/06/2020", "07/08/2020"]);

        Assert.Equal("mdy", InferredTable.Feature<DateFeature>(training).Form.Name);
        Assert.Equal(new Setting("dates", "x=dmy"), training.Notes.Single(note => note.Setting is { Name: "dates" }).Setting);
    }

    [Fact]
    public void First_days_of_months_are_day_first_where_the_day_stands_first_and_said()
    {
        var training = InferredTable.OfCells(["01/03/2020", "01/04/2020", "01/05/2020"]);

        Assert.Equal("dmy", InferredTable.Feature<DateFeature>(training).Form.Name);
        Assert.Equal(new Setting("dates", "x=mdy"), training.Notes.Single(note => note.Setting is { Name: "dates" }).Setting);
    }

    [Theory]
    [InlineData("dmy", "dmy")]
    [InlineData("mdy", "mdy")]
    [InlineData("x=dmy", "dmy")]
    public void An_order_that_nothing_tells_can_be_said(string said, string form)
    {
        var training = InferredTable.OfCells(["03/04/2020", "05/06/2020", "07/08/2020"], new TableOptions { Dates = [said] });

        Assert.Equal(form, InferredTable.Feature<DateFeature>(training).Form.Name);
        Assert.DoesNotContain(training.Notes, note => note.Setting is { Name: "dates" });
    }

    [Fact]
    public void An_order_that_does_not_fit_a_column_is_not_said_of_it()
    {
        var training = InferredTable.OfCells(["03/04/2020", "05/06/2020", "07/08/2020"], new TableOptions { Dates = ["ymd"] });

        Assert.Equal("mdy", InferredTable.Feature<DateFeature>(training).Form.Name);
        Assert.Contains(training.Notes, note => note.Setting == new Setting("dates", "x=dmy"));
    }

    [Fact]
    public void A_word_among_dates_does_not_hide_that_their_order_was_guessed()
    {
        var training = InferredTable.OfCells(["tbd", .. Enumerable.Range(0, 40).Select(row => $"{row % 12 + 1:00}/{row % 5 + 1:00}/2020")]);

        Assert.Contains(training.Notes, note => note.Text.EndsWith("tbd (first at table.csv:2:1)", StringComparison.Ordinal));
        Assert.Contains(training.Notes, note => note.Setting == new Setting("dates", "x=dmy"));
    }

    [Theory]
    [InlineData("1.2.10,1.2.12,3.4.20")]
    [InlineData("1.15.20,3.4.20,2.1.11")]
    [InlineData("20.4.1,20.4.3,22.4.2,18.10.1")]
    [InlineData("20.04.1,20.04.3,22.04.2")]
    [InlineData("10.2.11,1.12.10,20.1.1")]
    public void Numbers_of_versions_are_no_dates_unless_it_is_said(string cells)
    {
        var rows = Enumerable.Range(0, 60).Select(row => cells.Split(',')[row % cells.Split(',').Length]).ToArray();

        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(rows));
        Assert.IsType<LabelTarget>(InferredTable.OfTargets(rows).Schema.Target);
    }

    [Theory]
    [InlineData("1.2.10,1.2.12,3.4.20", "dmy")] // said
    [InlineData("1.2.10,1.2.12,13.4.20", null)] // no month is 13
    [InlineData("01.02.10,01.02.12,03.04.20", null)]
    [InlineData("1.2.2010,1.2.2012,3.4.2020", null)]
    public void Short_dates_with_points_are_dates_where_something_says_so(string cells, string? said)
    {
        var training = InferredTable.OfCells(cells.Split(','), new TableOptions { Dates = said is null ? [] : [said] });

        Assert.Equal("dmy", InferredTable.Feature<DateFeature>(training).Form.Name);
    }

    [Fact]
    public void An_order_for_all_columns_does_not_overrule_one_that_is_settled()
    {
        var training = InferredTable.OfCells(["03/04/2020", "05/06/2020", "07/13/2020"], new TableOptions { Dates = ["dmy"] });
        Assert.Equal("mdy", InferredTable.Feature<DateFeature>(training).Form.Name);
    }

    [Fact]
    public void A_cell_that_is_not_in_the_form_of_its_column_is_named()
    {
        var e = Assert.Throws<GophernetException>(
            () => InferredTable.OfCells(["03/04/2020", "05/06/2020", "07/13/2020"], new TableOptions { Dates = ["x=dmy"] }));
        Assert.Equal(("column \"x\": expected a date, day first, such as 29/2/2024, found \"07/13/2020\"", 4L), (e.Message, e.Place!.Value.Line));
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("x=xyz")]
    public void A_form_that_does_not_exist_is_refused(string said) =>
        Assert.Throws<GophernetException>(() => InferredTable.OfCells(["03/04/2020", "05/06/2020"], new TableOptions { Dates = [said] }));

    [Theory]
    [InlineData("yyyy-MM-dd")]
    [InlineData("dd/MM/yyyy")]
    [InlineData("yyyyMMdd")]
    [InlineData("MMM d, yyyy")]
    public void A_few_words_among_dates_are_missing_ones_and_said(string pattern)
    {
        var cells = Enumerable.Range(0, 40).Select(day => new DateTime(2020, 1, 1).AddDays(day).ToString(pattern, CultureInfo.InvariantCulture)).ToList();
        cells[7] = cells[30] = "unknown";
        cells[12] = "n.d.";

        var training = InferredTable.OfCells(cells);

        Assert.True(InferredTable.Feature<DateFeature>(training).HasMissing);
        Assert.Equal([7, 12, 30], InferredTable.Values(training).Select((value, row) => (value, row))
            .Where(cell => double.IsNaN(cell.value)).Select(cell => cell.row));
        Assert.Contains(training.Notes, note => note.Text.EndsWith(
            "3 cells among its dates count as missing: unknown, n.d. (first at table.csv:9:1)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yyyy-MM-dd", "dd/MM/yyyy")]
    [InlineData("MM/dd/yyyy", "dd/MM/yyyy")] // of which some are neither
    [InlineData("MMM d, yyyy", "yyyyMMdd")]
    public void Dates_in_several_forms_are_dropped_and_called_so(string first, string second)
    {
        var cells = Enumerable.Range(0, 60).Select(
            day => new DateTime(2020, 1, 1).AddDays(5 * day).ToString(day % 2 == 0 ? first : second, CultureInfo.InvariantCulture));
        Assert.Equal("dates written in several ways: write all in one", InferredTable.ReasonToDrop(InferredTable.OfCells(cells)));
    }

    [Theory]
    [InlineData("timestamp", 1, "epoch")]
    [InlineData("createdAt", 1, "epoch")]
    [InlineData("created_at", 1e3, "epoch-ms")]
    [InlineData("event time", 1e6, "epoch-us")]
    [InlineData("ts", 1e3, "epoch-ms")]
    public void Numbers_that_count_from_1970_are_dates_when_the_name_says_so(string name, double unit, string form)
    {
        foreach (var rows in (int[])[50, 1500]) // as texts, and as many different numbers
        {
            var training = Counted(name, unit, rows);

            Assert.Equal(form, InferredTable.Feature<DateFeature>(training, name).Form.Name);
            Assert.Equal(1_600_000_000, InferredTable.Values(training, name)[0]);
            Assert.Equal(new Setting("numeric", name), training.Notes.Single(note => note.Setting is { Name: "numeric" }).Setting);
        }
    }

    [Theory]
    [InlineData("stamp", "stamp=epoch", 1)]
    [InlineData("lifetime", "lifetime=epoch-ms", 1e3)]
    public void Others_are_numbers_and_a_note_says_what_they_may_be(string name, string setting, double unit)
    {
        var training = Counted(name, unit, 50);

        InferredTable.Feature<NumericFeature>(training, name);
        Assert.Equal(new Setting("dates", setting), training.Notes.Single(note => note.Setting is { Name: "dates" }).Setting);
        Assert.Equal("epoch", InferredTable.Feature<DateFeature>(Counted(name, 1, 50, new TableOptions { Dates = [$"{name}=epoch"] }), name).Form.Name);
    }

    [Theory]
    [InlineData("x", 1, 1)]
    [InlineData("time", 12, 12)]
    [InlineData("date", 1_600_000_000, 7_000_000_000)]
    public void Numbers_out_of_range_are_numbers(string name, long low, long high)
    {
        var rows = Enumerable.Range(0, 30).Select(row => $"{row * row % 17},{(row % 2 == 0 ? low : high) + row},{(row % 3 == 0 ? "ham" : "spam")}\n");
        InferredTable.Feature<NumericFeature>(InferredTable.Of($"w,{name},y\n" + string.Concat(rows)), name);
    }

    [Fact]
    public void Days_of_spreadsheets_are_dates_when_the_name_says_so()
    {
        var cells = Enumerable.Range(0, 30).Select(row => $"{row * row % 17},{44_000 + row * 31 % 500},{(row % 3 == 0 ? "ham" : "spam")}\n");
        var training = InferredTable.Of("w,order_date,y\n" + string.Concat(cells));

        Assert.Equal("excel", InferredTable.Feature<DateFeature>(training, "order_date").Form.Name);
        Assert.Equal((44_000 - 25_569) * Day, InferredTable.Values(training, "order_date")[0]); // 25,569 is 1970-01-01 in every spreadsheet
    }

    [Fact]
    public void Eight_digits_of_which_one_is_no_date_are_numbers() =>
        InferredTable.Feature<NumericFeature>(InferredTable.OfCells(["20200101", "20201231", "20201301", "20200505"]));

    [Fact]
    public void Dates_read_as_they_were_in_training_predict_the_same()
    {
        string[] cells = ["03/04/2020", "05/06/2020", "07/13/2020"];
        var feature = InferredTable.Feature<DateFeature>(InferredTable.OfCells(cells));
        var format = new CellFormat(MissingTokens.Default, DecimalComma: false);

        Assert.True(feature.TryParse("01/02/2020"u8, format, out var seconds));
        Assert.Equal((new DateTime(2020, 1, 2) - DateTime.UnixEpoch).TotalSeconds, seconds);
        Assert.False(feature.TryParse("13/01/2020"u8, format, out _));
        Assert.False(feature.TryParse("2020-01-02"u8, format, out _));
    }

    private static TrainingTable Counted(string name, double unit, int rows, TableOptions? options = null) => InferredTable.Of(
        $"w,{name},y\n" + string.Concat(Enumerable.Range(0, rows).Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row * row % 17},{(1_600_000_000 + row * 7919.0 % 100_003) * unit:0},{(row % 2 == 0 ? "ham" : "spam")}\n"))), options);
}
