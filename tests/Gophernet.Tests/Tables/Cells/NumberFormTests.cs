using System.Text;
using System.Text.Json;
using CsCheck;
using Gophernet.Json;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

public class NumberFormTests
{
    private const int Cases = 20_000; // about a second

    private static readonly CellFormat Plain = new(MissingTokens.Default, DecimalComma: false);

    private static readonly Gen<NumberForm> Form = Gen.Select(
        Gen.OneOf(("", "", ""), ("$", "", "$"), ("€ ", "", "€"), ("", " €", "€"), ("", "%", "%"), ("", " kg", "kg"), ("CHF ", "", "CHF"), ("", " m²", "m²")),
        Gen.OneOf(("", "."), (",", "."), (".", ","), (" ", ","), ("\u00A0", ","), ("\u202F", ","), ("\u2009", "."), ("'", "."), ("’", "."), ("", ",")),
        Gen.OneOf(Enum.GetValues<NegativeStyle>()),
        Gen.OneOf<int?>(0, 1, 2, 3, 6, null),
        (unit, signs, style, decimals) => new NumberForm
        {
            Before = unit.Item1,
            After = unit.Item2,
            Units = unit.Item3.Length == 0 ? [] : [new NumberUnit(unit.Item3, 1)],
            Thousands = signs.Item1,
            Decimal = (byte)signs.Item2[0],
            Negative = style,
            Decimals = decimals,
        });

    private static readonly Gen<decimal> Number = Gen.Select(
        Gen.OneOf(Gen.Long[-9, 9], Gen.Long[-99_999, 99_999], Gen.Long[-99_999_999_999, 99_999_999_999]), Gen.OneOf(1m, 10m, 100m, 1_000m, 1_000_000m),
        (digits, unit) => digits / unit);

    [Fact]
    public void What_is_written_in_a_form_is_read_back_as_the_same_number() => RandomCases.ForAll(Gen.Select(Form, Number), Cases, sample =>
    {
        var (form, number) = sample;
        var rounded = form.Decimals is { } decimals ? Math.Round(number, decimals, MidpointRounding.AwayFromZero) : number;
        var text = NumberFormWriter.ToText(form, (double)rounded);

        Assert.True(form.TryParse(Encoding.UTF8.GetBytes(text), Plain, out var value), text);
        Assert.Equal((double)rounded, value);
    });

    [Fact]
    public void What_stands_behind_a_number_changes_it_nowhere() => RandomCases.ForAll(
        Gen.Select(Form, Number, Gen.OneOf(" ± 0.4", "±3", " +/- 1,5", " (1.5)", "(4)", " [2–3]", " (12%)", "")), Cases, sample =>
        {
            var (form, number, tail) = sample;
            var rounded = form.Decimals is { } decimals ? Math.Round(number, decimals, MidpointRounding.AwayFromZero) : number;
            var text = NumberFormWriter.ToText(form, (double)rounded) + tail;

            Assert.True((form with { HasTails = true }).TryParse(Encoding.UTF8.GetBytes(text), Plain, out var value), text);
            Assert.Equal((double)rounded, value);
        });

    [Theory]
    [InlineData("0.45", 45)]
    [InlineData("-1e-1", -10)]
    [InlineData("45%", 45)]
    [InlineData("(0.45)", -45)]
    public void A_number_with_nothing_beside_it_has_a_factor_of_its_own(string text, double expected)
    {
        var form = new NumberForm { Units = [new NumberUnit("%", 1)], After = "%", BareFactor = 100 };

        Assert.True(form.TryParse(Encoding.UTF8.GetBytes(text), Plain, out var value));
        Assert.Equal(expected, value, 1e-12);
        Assert.True(form.TryParse(Encoding.UTF8.GetBytes(text), Plain with { PutsPlainFirst = true }, out value));
        Assert.Equal(expected, value, 1e-12);
    }

    [Fact]
    public void A_form_survives_the_model_file() => RandomCases.ForAll(Gen.Select(Form, Gen.Bool), 1_000, sample =>
    {
        var form = sample.Item2 ? sample.Item1 with { HasTails = true, BareFactor = 100 } : sample.Item1;
        var read = ThroughJson(form);

        Assert.Equal(form with { Units = [] }, read with { Units = [] });
        Assert.Equal(form.Units, read.Units);
    });

    [Theory]
    [InlineData("1234.5", 1234.5)]
    [InlineData("-1234.5", -1234.5)]
    [InlineData("1e3", 1000)]
    [InlineData("+5", 5)]
    public void Plain_numbers_are_read_in_every_form(string text, double expected) => RandomCases.ForAll(Form, 200, form =>
    {
        Assert.True(form.TryParse(Encoding.UTF8.GetBytes(text), Plain, out var value));
        Assert.Equal(expected, value);
    });

    [Theory]
    [InlineData("$1,234.50", 1234.5)]
    [InlineData("$ 1,234.50", 1234.5)]
    [InlineData("-$5", -5)]
    [InlineData("$-5", -5)]
    [InlineData("$ - 5", -5)]
    [InlineData("($1,234)", -1234)]
    [InlineData("$(5)", -5)]
    [InlineData("\u2212$5", -5)]
    [InlineData("\u20135", -5)]
    [InlineData("5-", -5)]
    [InlineData("$5.00-", -5)]
    [InlineData("+$5", 5)]
    [InlineData("5 $", 5)]
    [InlineData("12,34,567", 1234567)]
    [InlineData("1 234 567.5", 1234567.5)]
    [InlineData("1'234", 1234)]
    [InlineData("USD 12", 12)]
    [InlineData("usd12", 12)]
    [InlineData("$1.2M", 1.2e6)]
    [InlineData("1.5 bn USD", 1.5e9)]
    [InlineData("$.50", 0.5)]
    public void Dollars_are_read_as_people_write_them(string text, double expected) => Assert.Equal(expected, Read(Dollars, text));

    [Theory]
    [InlineData("€5")]
    [InlineData("1,23")]
    [InlineData("1.234,50")]
    [InlineData("1,2345")]
    [InlineData("1,234,56")]
    [InlineData("0,123,456")]
    [InlineData("$")]
    [InlineData("-($5)")]
    [InlineData("-5-")]
    [InlineData("(5")]
    [InlineData("5)")]
    [InlineData("5-10")]
    [InlineData("5-Jan")]
    [InlineData("1:30")]
    [InlineData("1/2")]
    [InlineData("2020-01-02")]
    [InlineData("12 kg")]
    [InlineData("$1,234 $5")]
    [InlineData("192.168.1.1")]
    [InlineData("1,2 34")]
    [InlineData("four")]
    [InlineData("")]
    public void What_is_no_number_in_the_form_is_refused(string text) => Assert.False(Dollars.TryParse(Encoding.UTF8.GetBytes(text), Plain, out _));

    [Theory]
    [InlineData("500 g", 0.5)]
    [InlineData("2 t", 2000)]
    [InlineData("3kg", 3)]
    [InlineData("3 KG", 3)]
    [InlineData("3", 3)]
    public void Another_unit_of_the_kind_is_converted(string text, double expected)
    {
        var mass = UnitKind.All.Single(kind => kind.Units.Any(unit => unit.Text == "kg"));

        Assert.Equal(expected, Read(new NumberForm { After = " kg", Units = mass.In(1000) }, text), 12);
    }

    [Theory]
    [InlineData("1.234", 1234)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1234,5", 1234.5)]
    [InlineData("0,123", 0.123)]
    [InlineData("12.5", 12.5)]
    public void A_point_before_three_digits_divides_thousands_where_the_column_says_so(string text, double expected) =>
        Assert.Equal(expected, Read(new NumberForm { Thousands = ".", Decimal = Separators.Comma }, text));

    [Fact]
    public void Numbers_of_a_program_are_plain_first()
    {
        var form = new NumberForm { Thousands = ".", Decimal = Separators.Comma };

        Assert.True(form.TryParse("1.234"u8, Plain with { PutsPlainFirst = true }, out var value));
        Assert.Equal(1.234, value);
    }

    [Theory]
    [InlineData(1234.5, "$1,234.50")]
    [InlineData(-0.001, "$0.00")]
    [InlineData(-1234567.891, "($1,234,567.89)")]
    [InlineData(1e15, "$1,000,000,000,000,000.00")]
    public void Numbers_are_rounded_to_the_decimals_of_the_column(double value, string expected) =>
        Assert.Equal(expected, NumberFormWriter.ToText(Dollars, value));

    [Theory]
    [InlineData("\"decimal\": \";\", \"negative\": \"minus\"")]
    [InlineData("\"decimal\": \".\", \"negative\": \"red\"")]
    [InlineData("\"decimal\": \".\", \"negative\": \"minus\", \"decimals\": -1")]
    [InlineData("\"decimal\": \".\", \"negative\": \"minus\", \"units\": {\"kg\": 0}")]
    [InlineData("\"decimal\": \".\", \"negative\": \"minus\", \"units\": {\"\": 1}")]
    [InlineData("\"negative\": \"minus\"")]
    public void A_damaged_form_is_refused(string content) =>
        Assert.Throws<GophernetException>(() => NumberFormJson.Read(Node($"{{\"written\": {{{content}}}}}")));

    private static NumberForm Dollars { get; } = new()
    {
        Before = "$",
        Units = UnitKind.All.Single(kind => kind.Units.Any(unit => unit.Text == "US$")).In(1),
        Thousands = ",",
        Negative = NegativeStyle.Parentheses,
        Decimals = 2,
    };

    private static double Read(NumberForm form, string text)
    {
        Assert.True(form.TryParse(Encoding.UTF8.GetBytes(text), Plain, out var value), text);
        return value;
    }

    private static NumberForm ThroughJson(NumberForm form)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            NumberFormJson.Write(form, json);
            json.WriteEndObject();
        }

        return NumberFormJson.Read(Node(Encoding.UTF8.GetString(stream.ToArray())))!;
    }

    private static JsonNodeReader Node(string json) => new(JsonParser.Parse(Encoding.UTF8.GetBytes(json)), "model", "feature");
}
