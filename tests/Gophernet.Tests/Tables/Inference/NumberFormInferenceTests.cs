using System.Globalization;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

public class NumberFormInferenceTests
{
    private const int Rows = 30;

    [Theory]
    [InlineData("$1,234.50|$99.00|$12,345.67", "1234.5|99|12345.67")]
    [InlineData("1.234,50 €|99,00 €|12.345,67 €", "1234.5|99|12345.67")]
    [InlineData("€ 1.234,50|€ 99,00|€ 12.345,67", "1234.5|99|12345.67")]
    [InlineData("USD 12|USD 1,200|12 USD", "12|1200|12")]
    [InlineData("45%|12.5 %|100%", "45|12.5|100")]
    [InlineData("45,0 %|12,5 %|100 %", "45|12.5|100")]
    [InlineData("12 kg|7.5 kg|100 kg", "12|7.5|100")]
    [InlineData("12 kg|500 g|100 kg", "12|0.5|100")]
    [InlineData("23.4 kmpl|17 kmpl|8.25 kmpl", "23.4|17|8.25")]
    [InlineData("1 room|2 rooms|15 rooms", "1|2|15")]
    [InlineData("8GB|512MB|16GB", "8|0.512|16")]
    [InlineData("950|1.2k|3M", "950|1200|3000000")]
    [InlineData("90 kW|2 MW|45 kW", "90|2000|45")]
    [InlineData("5 ft|6 in|7 ft", "5|0.5|7")]
    [InlineData("5 sq ft|0.09290304 m²|7 sq. ft.", "5|1|7")]
    [InlineData("1 sq yd|9 square feet|3 sq yd", "1|1|3")]
    [InlineData("100 kW|10 PS|90 kW", "100|7.3549875|90")]
    [InlineData("1 234|56|1 234 567", "1234|56|1234567")]
    [InlineData("1\u00A0234,5|56|1\u00A0234\u00A0567", "1234.5|56|1234567")]
    [InlineData("1\u202F234|56|7\u2009890", "1234|56|7890")]
    [InlineData("1'234|56|1’234’567", "1234|56|1234567")]
    [InlineData("(1,234)|56|(7)|12,345", "-1234|56|-7|12345")]
    [InlineData("(1,234.5)|56|(7)", "-1234.5|56|-7")]
    [InlineData("\u22125|6|\u22127.5", "-5|6|-7.5")]
    [InlineData("1.234,50-|99,00|12,00-", "-1234.5|99|-12")]
    [InlineData("0,81|1,57|-2,30", "0.81|1.57|-2.3")]
    [InlineData("0,81|1.57|-2,30", "0.81|1.57|-2.3")]
    [InlineData("1,234,567|12,345|100", "1234567|12345|100")]
    [InlineData("12,34,567|1,234|100", "1234567|1234|100")]
    [InlineData("1,234|2.5|3", "1234|2.5|3")]
    [InlineData("1,234|2,5|3", "1.234|2.5|3")]
    [InlineData("1.234|2,5|3", "1234|2.5|3")]
    [InlineData("202|1,720|6,474", "202|1720|6474")]
    [InlineData("$1,720|$6,474|$2,000", "1720|6474|2000")]
    [InlineData("$1,250|$ -|$75", "1250|0|75")]
    [InlineData("Rs. 1,25,000/-|Rs. 500/-|Rs. 75/-", "125000|500|75")]
    [InlineData("CHF 12.-|CHF 7.50|CHF 1'200.-", "12|7.5|1200")]
    [InlineData("EGP 1,250.50|EGP 12|EGP 7.25", "1250.5|12|7.25")]
    [InlineData("1.250,50 RON|12 RON|7,25 RON", "1250.5|12|7.25")]
    [InlineData("PKR 12k|PKR 1,500|PKR 3M", "12000|1500|3000000")]
    [InlineData("10,000+|500+|1,000,000+", "10000|500|1000000")]
    [InlineData("12 m²|8,5 m²|100 m²", "12|8.5|100")]
    public void Numbers_are_read_as_their_column_writes_them(string cells, string expected)
    {
        var training = InferredTable.OfCells(Repeated(cells));

        Assert.NotNull(InferredTable.Feature<NumericFeature>(training).Written);
        Assert.Equal(Repeated(expected).Select(Number), InferredTable.Values(training));
    }

    [Theory]
    [InlineData("1.5|2.25|3")]
    [InlineData("1.234|5.678|9.123")]
    [InlineData("1e3|2e4|3")]
    [InlineData("+5|-6|7")]
    [InlineData("1234|950|20")]
    [InlineData("1.234|950|20")]
    [InlineData("0.123|950|1.234")]
    public void Plain_numbers_have_no_form(string cells)
    {
        var training = InferredTable.OfCells(Repeated(cells));

        Assert.Null(InferredTable.Feature<NumericFeature>(training).Written);
        Assert.Equal(Repeated(cells).Select(Number), InferredTable.Values(training));
    }

    [Theory]
    [InlineData("1st|2nd|3rd")]
    [InlineData("10 rd|11 th|9 nd")]
    [InlineData("4x4|2x2|6x6")]
    [InlineData("1+|1-|2+|2")]
    [InlineData("(1)|(2)|(3)")]
    [InlineData("1-|2-|3")]
    [InlineData("12A|14B|15")]
    [InlineData("001A|002A|003A")]
    [InlineData("18-25|26-35|36-45")]
    [InlineData("1/2|1/4|3/4")]
    [InlineData("1.2.3|1.2.4|1.3.0")]
    [InlineData("0x1F|0x2A|0x3B")]
    [InlineData("5 apples|6 pears|7 plums")]
    [InlineData("$5|€5|£7")]
    [InlineData("02134|90210|10001")]
    [InlineData("02134|90210|unknown")]
    [InlineData("007|7|12")]
    [InlineData("Room 12|Room 14|Room 7")]
    [InlineData("k12|k14|k7")]
    [InlineData("R12|R14|R7")]
    public void Names_that_have_digits_are_categories(string cells) =>
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(Repeated(cells)));

    [Theory]
    [InlineData("1,720|6,474|2,103")]
    [InlineData("1,720|6.474|2,103")]
    [InlineData("6.474|1,720|2,103", 3)] // a plain number, whose place is not known, before it
    public void What_may_be_thousands_or_decimals_is_asked_about(string cells, int line = 2)
    {
        var error = Assert.Throws<GophernetException>(() => InferredTable.OfCells(Repeated(cells)));

        Assert.Equal("column \"x\": \"1,720\" may have thousands or decimals, and no other cell tells which", error.Message);
        Assert.Equal(new Place(InferredTable.Name, line, 1), error.Place);
        Assert.Contains(error.Settings, setting => setting == new Setting("decimal", "point"));
    }

    [Theory]
    [InlineData("1,720|6,474|2,103", '.', 1720)]
    [InlineData("1,720|6,474|2,103", ',', 1.72)]
    [InlineData("1.720|6.474|2.103", '.', 1.72)]
    [InlineData("1.720|6.474|2.103", ',', 1720)]
    [InlineData("1.720|202|6.474", ',', 1720)]
    [InlineData("1,720|202|6,474", ',', 1.72)]
    public void The_user_says_what_stands_before_decimals(string cells, char sign, double first)
    {
        Assert.Equal(first, InferredTable.Values(InferredTable.OfCells(Repeated(cells), new TableOptions { DecimalSign = sign }))[0]);

        var many = Enumerable.Range(0, 3000).Select(row => cells.Split('|')[0][..^3] + (100 + row % 900).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(
            first < 100 ? 1.1 : 1100, InferredTable.Values(InferredTable.OfCells([.. many, cells.Split('|')[0]], new TableOptions { DecimalSign = sign }))[0]);
    }

    /// <summary>In tables with semicolons, where a comma usually stands before decimals.</summary>
    [Fact]
    public void A_point_before_three_digits_stands_before_decimals_where_nothing_tells()
    {
        var training = InferredTable.Of("x;kind;y\n4.575;a;u\n4.761;b;v\n5.108;a;u\n");

        Assert.Equal([4.575, 4.761, 5.108], InferredTable.Values(training));
        Assert.Contains(training.Notes, note => note.Setting == new Setting("decimal", "comma"));
    }

    [Fact]
    public void Points_before_three_digits_in_many_cells_beside_hundreds_are_thousands()
    {
        var training = InferredTable.OfCells(Enumerable.Range(0, 200).Select(row => row % 4 == 0 ? Text(100 + row) : $"{1 + row % 9}.{100 + row}"));

        Assert.Equal([100, 2101, 3102], InferredTable.Values(training)[..3]);
        Assert.Equal(new Setting("decimal", "point"), Assert.Single(training.Notes).Setting);
    }

    [Fact]
    public void Few_such_cells_are_decimals_and_a_note_says_so()
    {
        var training = InferredTable.OfCells(Repeated("1.234|950|20"));

        Assert.Equal("column \"x\": numbers such as 1.234 are read with decimals; if they have thousands, say so", Assert.Single(training.Notes).Text);
    }

    [Fact]
    public void A_few_words_among_written_numbers_are_missing()
    {
        var training = InferredTable.OfCells([.. Repeated("$5.50|$1,200|$7"), "call us"]);

        Assert.Equal(["call us"], InferredTable.Feature<NumericFeature>(training).MissingWords);
        Assert.Equal(double.NaN, InferredTable.Values(training)[^1]);
        Assert.Equal("column \"x\": 1 cell among its numbers counts as missing: call us (first at table.csv:32:1)", Assert.Single(training.Notes).Text);
    }

    [Fact]
    public void Numbers_on_demand_must_be_in_the_form()
    {
        var error = Assert.Throws<GophernetException>(
            () => InferredTable.OfCells([.. Repeated("$5.50|$1,200|$7"), "call us"], new TableOptions { Numeric = ["x"] }));

        Assert.Equal("column \"x\": expected a number, found \"call us\"", error.Message);
    }

    [Fact]
    public void Infinite_numbers_are_missing_and_a_note_says_so()
    {
        string[] few = ["inf", "1.5", "-Infinity", .. Repeated("2|3.5|4")];
        string[] many = [.. Enumerable.Range(0, 2000).Select(row => Text(row * 1.5)), "inf", "1.5", "-Infinity"];

        Assert.Equal("column \"x\": 2 cells among its numbers count as missing: inf, -Infinity (first at table.csv:2:1)",
            Assert.Single(InferredTable.OfCells(few).Notes).Text);
        Assert.Equal("column \"x\": 2 cells among its numbers count as missing: inf, -Infinity (first at table.csv:2002:1)",
            Assert.Single(InferredTable.OfCells(many).Notes).Text);
    }

    [Fact]
    public void Converted_units_are_said()
    {
        var training = InferredTable.OfCells(Repeated("12 kg|500 g|3 kg|4"));

        Assert.Equal("column \"x\": g is converted to kg; 7 cells without a unit count as kg", Assert.Single(training.Notes).Text);
    }

    [Theory]
    [InlineData("$1,234.50|$99.00|$12,345.67", "1234.5|99|12345.67")]
    [InlineData("45%|12.5 %|100%", "45|12.5|100")]
    [InlineData("1,720|202|6,474", "1720|202|6474")]
    [InlineData("0,81|1,57|-2,30", "0.81|1.57|-2.3")]
    public void Targets_are_read_in_their_form(string cells, string expected)
    {
        var (texts, numbers) = (cells.Split('|'), expected.Split('|').Select(Number).ToArray());
        var options = new TableOptions { Task = TaskKind.Regression };
        var training = InferredTable.OfTargets(Enumerable.Range(0, Rows).Select(row => texts[row % texts.Length]), options);

        Assert.NotNull(Assert.IsType<NumberTarget>(training.Schema.Target).WrittenAs(0));
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => numbers[row % numbers.Length]), training.Table.Target(0).ToArray());
    }

    [Fact]
    public void Many_different_numbers_with_a_unit_are_a_target_of_numbers() => Assert.IsType<NumberTarget>(
        InferredTable.OfTargets(Enumerable.Range(0, Rows).Select(row => $"${row * 7},{100 + row}")).Schema.Target);

    [Fact]
    public void Few_of_them_are_classes() => Assert.IsType<LabelTarget>(
        InferredTable.OfTargets(Enumerable.Range(0, Rows).Select(row => $"{1 + row % 5} stars")).Schema.Target);

    [Fact]
    public void Codes_are_classes_by_their_text() => Assert.Equal(
        ["007", "7", "010"], Assert.IsType<LabelTarget>(InferredTable.OfTargets(Repeated("007|010|7")).Schema.Target).Classes);

    [Theory]
    [InlineData("$#,##0.00", 1)]
    [InlineData("02134", 1)]
    [InlineData("0.000", 1)]
    [InlineData("#.##0,00", 1)]
    [InlineData("02134", 3)]
    [InlineData("#,##0;inf", 1)]
    public void The_order_of_the_rows_and_threads_change_nothing(string kind, int seed)
    {
        // Beyond a thousand different numbers a column lets texts go: those that come early must count as much as late ones.
        var cells = Enumerable.Range(0, 4000).Select(row => kind switch
        {
            "$#,##0.00" => row % 100 == 0 ? $"${row * 7:#,##0.00}" : Text(row * 0.5),
            "02134" => row % 500 == 0 ? $"{row:00000}" : Text(10_000 + row),
            "0.000" => row % 3 == 0 ? Text(row % 900 + 100) : $"{row % 900 + 1}.{row % 10}50",
            "#.##0,00" => row % 3 == 0 ? $"{row % 900 + 1}.{row % 10}50" : row % 700 == 1 ? "1.234,50" : Text(row),
            _ => row % 900 == 0 ? "inf" : row % 800 == 1 ? "1,234.5" : Text(row * 1.5),
        }).ToArray();
        var shuffled = (string[])cells.Clone();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(SchemaOf(cells, 1), SchemaOf(cells, 3));
        Assert.Equal(SchemaOf(cells, 1), SchemaOf(shuffled, 1));
        Assert.Equal(SchemaOf(cells, 1), SchemaOf([.. cells.Reverse()], 2));
    }

    private static string SchemaOf(string[] cells, int threads)
    {
        var raw = RawTable.Read(InferredTable.Open(InferredTable.WithCells(cells)), new TableOptions(), threads, blockSize: 4096);
        var training = TableInference.Of(raw, threads);
        var feature = training.Schema.Features.FirstOrDefault(feature => feature.Name == "x");
        var form = (feature as NumericFeature)?.Written;
        var sum = feature is NumericFeature ? InferredTable.Values(training).Order().Where(value => !double.IsNaN(value)).Sum() : 0;
        return $"{feature?.Kind} {feature?.Width} {form?.Example} {form?.Thousands} {form?.Decimal} {sum:R} "
            + $"{string.Join(';', training.Dropped.Select(dropped => dropped.Reason))}";
    }

    private static IEnumerable<string> Repeated(string cells)
    {
        var texts = cells.Split('|');
        return Enumerable.Range(0, Rows).Select(row => texts[row % texts.Length]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
