using System.Globalization;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Which rows have a target, and what is said of the others.</summary>
public class TargetRowsTests
{
    [Theory]
    [InlineData("None")]
    [InlineData("none")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("null")]
    public void A_frequent_word_for_missing_among_texts_is_a_class(string word)
    {
        var training = InferredTable.OfTargets([.. Repeat("minor", 30), .. Repeat("major", 30), .. Repeat(word, 60)]);

        Assert.Contains(word, Assert.IsType<LabelTarget>(training.Schema.Target).Classes);
        Assert.Equal(0, training.LeftOutCount);
        var note = Assert.Single(training.Notes);
        Assert.Equal($"target \"y\": \"{word}\", in 60 of 120 rows, is taken for a class; if it means missing, say so", note.Text);
        Assert.Equal(new Setting("missing", word), note.Setting);
    }

    [Fact]
    public void A_rare_word_for_missing_among_texts_is_missing_and_named()
    {
        var training = InferredTable.OfTargets(["NA", .. Repeat("ham", 100), .. Repeat("spam", 100)]);

        Assert.Equal(["ham", "spam"], Assert.IsType<LabelTarget>(training.Schema.Target).Classes);
        Assert.Equal(1, training.LeftOutCount);
        var note = Assert.Single(training.Notes);
        Assert.StartsWith("1 row left out: the target is \"NA\", which means missing (first at table.csv:2", note.Text, StringComparison.Ordinal);
        Assert.Equal(new Setting("missing", ""), note.Setting);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("NaN")]
    [InlineData("")]
    public void What_never_names_a_class_is_missing(string word)
    {
        var training = InferredTable.OfTargets([.. Repeat("ham", 20), .. Repeat("spam", 20), .. Repeat(word, 40)]);

        Assert.Equal(["ham", "spam"], Assert.IsType<LabelTarget>(training.Schema.Target).Classes);
        Assert.Equal(40, training.LeftOutCount);
    }

    [Fact]
    public void What_the_user_says_is_missing_is_no_class()
    {
        string[] cells = [.. Repeat("ham", 20), .. Repeat("spam", 20), .. Repeat("None", 40)];

        Assert.Equal(40, InferredTable.OfTargets(cells, new TableOptions { Missing = new(["", "None"]) }).LeftOutCount);
        Assert.Equal(0, InferredTable.OfTargets(["NA", .. cells], new TableOptions { Missing = new([""]) }).LeftOutCount);
    }

    [Theory]
    [InlineData(200, "9", "9")]
    [InlineData(200, "-999", "-999.0")]
    [InlineData(3_000, "-999", "-999")] // of which no texts are kept
    public void A_number_that_the_user_says_is_missing_leaves_its_rows_out(int rows, string said, string cell)
    {
        var cells = Enumerable.Range(0, rows).Select(row =>
            row % 10 == 0 ? cell : row % 10 == 1 ? "" : said == "9" ? $"{row % 2}" : $"{row}.25");

        var training = InferredTable.OfTargets(cells, new TableOptions { Missing = MissingTokens.Of([said]) });

        Assert.Equal(rows / 5, training.LeftOutCount);
        if (training.Schema.Target is LabelTarget target)
        {
            Assert.Equal(["0", "1"], target.Classes);
        }

        if (rows == 200)
        {
            var note = Assert.Single(training.Notes, note => note.Text.Contains("left out", StringComparison.Ordinal));
            Assert.Equal(($"20 rows left out: the target is \"{cell}\", which means missing (first at table.csv:2:3)", null), (note.Text, note.Setting));
        }
    }

    [Fact]
    public void Among_numbers_a_word_for_missing_is_missing()
    {
        var training = InferredTable.OfTargets([.. Numbers(40), .. Repeat("NA", 40)]);

        Assert.IsType<NumberTarget>(training.Schema.Target);
        Assert.Equal(40, training.LeftOutCount);
    }

    [Fact]
    public void Among_features_a_frequent_word_for_missing_stays_missing()
    {
        var training = InferredTable.OfCells([.. Repeat("ham", 20), .. Repeat("spam", 20), .. Repeat("None", 40)]);

        Assert.Equal(40, InferredTable.Values(training).Count(double.IsNaN));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(TaskKind.Regression)]
    public void A_few_texts_among_numbers_are_left_out_with_their_place(TaskKind? task)
    {
        var training = InferredTable.OfTargets([.. Numbers(100), "$$$", "abc", "$$$", .. Numbers(100)], new TableOptions { Task = task });

        Assert.IsType<NumberTarget>(training.Schema.Target);
        Assert.Equal((200, 3), (training.Table.RowCount, training.LeftOutCount));
        Assert.StartsWith(
            "target \"y\": 3 cells are not numbers; their rows are left out: $$$, abc (first at table.csv:102",
            training.Notes[0].Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$1,{0}.50")]
    [InlineData("{0}%")]
    [InlineData("{0} kg")]
    [InlineData("1.{0},50 €")]
    [InlineData("({0})")]
    public void A_few_texts_among_written_numbers_are_left_out_too(string form)
    {
        var cells = Enumerable.Range(200, 300).Select(row => row % 2 == 0 && form != "({0})" || row % 3 > 0
            ? string.Format(CultureInfo.InvariantCulture, form, row) : string.Format(CultureInfo.InvariantCulture, form.Trim('(', ')'), row)).ToArray();
        (cells[7], cells[70], cells[90], cells[110]) = ("call us", "TBD", "sold", "on request"); // more words than stand for missing features
        var training = InferredTable.OfTargets(cells);

        Assert.NotNull(Assert.IsType<NumberTarget>(training.Schema.Target).WrittenAs(0));
        Assert.Equal(4, training.LeftOutCount);
        Assert.Contains(training.Notes, note => note.Text.Contains("call us, TBD, sold, on request (first at table.csv:9:4)", StringComparison.Ordinal)
            || note.Text.Contains("call us, TBD, sold, on request (first at table.csv:9:3)", StringComparison.Ordinal));
    }

    [Fact]
    public void Written_numbers_of_a_few_steps_are_classes() => Assert.IsType<LabelTarget>(
        InferredTable.OfTargets(Enumerable.Range(0, 90).Select(row => $"{row % 3 * 10 + 10} mg")).Schema.Target);

    [Fact]
    public void A_few_texts_in_one_of_several_targets_are_left_out()
    {
        var training = InferredTable.Of("w,a,b\n" + string.Concat(Enumerable.Range(0, 100).Select(row =>
            $"{row * row % 17},{(row == 7 ? "bad" : row * 1.5)},{(row == 9 ? "tbd" : $"\"${row + 1000:N0}\"")}\n")), new TableOptions { Targets = ["a", "b"] });

        Assert.IsType<NumberTarget>(training.Schema.Target);
        Assert.Equal(2, training.LeftOutCount);
        Assert.Contains(training.Notes, note => note.Text.Contains("bad (first at table.csv:9:", StringComparison.Ordinal));
        Assert.Contains(training.Notes, note => note.Text.Contains("tbd (first at table.csv:11:", StringComparison.Ordinal));
    }

    [Fact]
    public void Infinite_targets_are_left_out_and_said()
    {
        var training = InferredTable.OfTargets([.. Numbers(50), "inf", .. Numbers(50)]);

        Assert.Equal(1, training.LeftOutCount);
        Assert.StartsWith(
            "target \"y\": 1 cell is infinite, and its row is left out: inf (first at table.csv:52", training.Notes[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_for_missing_among_numbers_that_name_classes_is_missing_with_a_way_out()
    {
        var training = InferredTable.OfTargets([.. Enumerable.Range(0, 60).Select(row => $"{row % 2}"), .. Repeat("None", 30)]);

        Assert.Equal(30, training.LeftOutCount);
        Assert.Equal(new Setting("missing", ""), Assert.Single(training.Notes).Setting);
    }

    [Fact]
    public void More_texts_among_numbers_are_classes() =>
        Assert.IsType<LabelTarget>(InferredTable.OfTargets([.. Numbers(20), .. Repeat("x", 5), .. Numbers(20)]).Schema.Target);

    [Fact]
    public void A_text_among_numbers_that_name_classes_is_a_class() => Assert.Equal(
        ["0", "1", "2", "other"],
        Assert.IsType<LabelTarget>(InferredTable.OfTargets([.. Enumerable.Range(0, 90).Select(row => $"{row % 3}"), "other", "other"]).Schema.Target).Classes);

    [Fact]
    public void A_word_that_is_a_class_is_read_as_one_again()
    {
        var target = InferredTable.OfTargets([.. Repeat("ham", 20), .. Repeat("None", 40)]).Schema.Target;
        var reader = InferredTable.Open("y\nNone\nNA\nham\n");
        var values = new double[1];
        var format = new CellFormat(MissingTokens.Default, DecimalComma: false);

        Assert.True(reader.MoveNext()); // the header
        Assert.True(reader.MoveNext());
        Assert.True(target.TryRead(reader.Current, [0], format, values));
        Assert.Equal(0, values[0]);
        Assert.True(reader.MoveNext());
        Assert.False(target.TryRead(reader.Current, [0], format, values));
        Assert.True(reader.MoveNext());
        Assert.True(target.TryRead(reader.Current, [0], format, values));
        Assert.Equal(1, values[0]);
    }

    [Fact]
    public void Dates_are_refused_as_a_target_unless_they_are_said_to_be_classes()
    {
        string[] cells = [.. Enumerable.Range(0, 40).Select(row => $"2024-03-{row % 4 + 10}")];

        Fault.Of("column \"y\": found dates, which cannot be predicted", () => InferredTable.OfTargets(cells));
        Assert.IsType<LabelTarget>(InferredTable.OfTargets(cells, new TableOptions { Task = TaskKind.Classification }).Schema.Target);
    }

    [Theory]
    [InlineData("31.12.2020")]
    [InlineData("12/31/2020")]
    [InlineData("5-Jan-21")]
    [InlineData("20201231")]
    [InlineData("2021-06")]
    [InlineData("2020-12-31T10:00:00Z")]
    public void Dates_in_every_form_are_refused(string date) =>
        Fault.Of("column \"y\": found dates, which cannot be predicted", () => InferredTable.OfTargets(Repeat(date, 40)));

    [Fact]
    public void Dates_in_several_forms_are_refused() => Fault.Of("column \"y\": found dates, which cannot be predicted",
        () => InferredTable.OfTargets(Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? $"2020-03-{row % 9 + 10}" : $"{row % 9 + 1}.3.2020")));

    [Fact]
    public void Seconds_since_1970_are_refused_where_the_name_says_so()
    {
        var csv = string.Concat(Enumerable.Range(0, 40).Select(row => $"{row * row % 17},{1_600_000_000 + row * row * 1000}\n"));

        Fault.Of("column \"created_at\": found dates, which cannot be predicted", () => InferredTable.Of("w,created_at\n" + csv));
        Assert.IsType<NumberTarget>(InferredTable.Of("w,created_at\n" + csv, new TableOptions { Task = TaskKind.Regression }).Schema.Target);
        Assert.IsType<NumberTarget>(InferredTable.Of("w,y\n" + csv).Schema.Target);
    }

    [Theory]
    [InlineData("{0}:30")]
    [InlineData("{0}h 5m")]
    public void Times_and_durations_are_refused(string form) => Fault.Of("column \"y\": found times or durations, which cannot be predicted",
        () => InferredTable.OfTargets(Enumerable.Range(0, 40).Select(row => string.Format(CultureInfo.InvariantCulture, form, row % 20))));

    [Theory]
    [InlineData(20, true)]
    [InlineData(30, false)]
    public void Dates_are_offered_as_classes_where_they_could_be_some(int distinct, bool isOffered)
    {
        var fault = Fault.Of("column \"y\": found dates, which cannot be predicted",
            () => InferredTable.OfTargets(Enumerable.Range(0, 40).Select(row => $"2024-0{1 + row % distinct / 20}-{1 + row % 20:00}")));

        Assert.Equal(isOffered, fault.Settings.Contains(new Setting("task", "classification")));
        Assert.Equal(isOffered, fault.Hint!.Contains("for a class", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Jan", "Feb", "Mar")]
    [InlineData("1-5", "6-12", "13-18")]
    [InlineData("1/2", "3/4", "5/8")]
    [InlineData("1.2.3", "1.2.4", "2.0.1")]
    public void What_looks_like_a_part_of_dates_is_a_class(string one, string two, string three) => Assert.Equal(
        3, Assert.IsType<LabelTarget>(InferredTable.OfTargets([.. Repeat(one, 9), .. Repeat(two, 9), .. Repeat(three, 9)]).Schema.Target).Classes.Length);

    [Fact]
    public void A_form_of_dates_is_refused_for_a_target()
    {
        var fault = Fault.Of("column \"y\" is both a date and the target: dates cannot be predicted",
            () => InferredTable.OfTargets(Numbers(40), new TableOptions { Dates = ["y=epoch"] }));

        Assert.Equal([new Setting("target")], fault.Settings);
    }

    [Fact]
    public void Classes_that_differ_in_case_or_blanks_are_named()
    {
        var training = InferredTable.OfTargets([.. Repeat("New York", 5), .. Repeat("new  york", 5), .. Repeat("Rome", 5)]);

        Assert.Contains("\"New York\" and \"new  york\"", Assert.Single(training.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_of_few_among_many_rows_is_named_with_its_weight()
    {
        var note = Assert.Single(InferredTable.OfTargets([.. Repeat("ok", 1000), .. Repeat("fraud", 3)]).Notes);

        Assert.StartsWith("the class \"fraud\" has 3 of 1003 rows", note.Text, StringComparison.Ordinal);
        Assert.Equal(new Setting("class-weight", "balanced"), note.Setting);
    }

    [Theory]
    [InlineData(new[] { 1, 4, 9, 15, 20, 22, 18, 12, 7, 4, 2, 1 }, TaskKind.Regression)] // 0 to 11, as counts are
    [InlineData(new[] { 9, 10, 9, 11, 10, 9, 10, 10, 11, 9, 10, 9 }, TaskKind.Classification)] // alike, as classes are
    [InlineData(new[] { 40, 2, 31, 1, 25, 3, 28, 2, 33, 1, 30, 2 }, TaskKind.Classification)] // in no order
    [InlineData(new[] { 1, 4, 9, 15, 22, 12, 7, 2 }, TaskKind.Classification)] // few: with a note
    public void Whole_numbers_that_rise_and_fall_are_counts(int[] rows, TaskKind task)
    {
        var training = InferredTable.OfTargets(rows.SelectMany((count, number) => Repeat($"{number}", count)));

        Assert.Equal(task, training.Schema.Target.Task);
        Assert.Contains(training.Notes, note => note.Setting == new Setting("task", task == TaskKind.Regression ? "classification" : "regression"));
    }

    private static IEnumerable<string> Repeat(string cell, int count) => Enumerable.Repeat(cell, count);

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(0, count).Select(row => $"{row * 1.5 + 0.25}");
}
