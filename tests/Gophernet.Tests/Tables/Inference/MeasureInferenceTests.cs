using System.Globalization;
using Gophernet.Tables.Features;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Columns of measures of several units, and of coordinates.</summary>
public class MeasureInferenceTests
{
    [Theory]
    [InlineData("x", "feet", "5'8\"|6'|5'11\"|70\"", 68, 72, 71, 70)]
    [InlineData("x", "feet", "5 ft 8 in|6 ft|5 ft|4 ft 11 in", 68, 72, 60, 59)]
    [InlineData("height", "feet_dash", "6-5|7-0|5-11|6-10", 77, 84, 71, 82)]
    [InlineData("x", "minutes", "3'45\"|4'05\"|3'12\"|5'59\"", 225, 245, 192, 359)] // no foot has 45 inches
    [InlineData("song_duration", "minutes", "7'09\"|3'11\"|4'05\"|3'08\"", 429, 191, 245, 188)]
    [InlineData("x", "metres", "1m75|1m80|2m05|1m68", 175, 180, 205, 168)]
    [InlineData("x", "pounds", "7 lb 3 oz|8 lb|6 lb 15 oz|9 lb 1 oz", 115, 128, 111, 145)]
    [InlineData("x", "degrees", "14.7N|28.8S|0.5N|35.7S", 14.7, -28.8, 0.5, -35.7)]
    [InlineData("x", "degrees", "14.7 W|28.8 E|0.5 W|135.7 E", -14.7, 28.8, -0.5, 135.7)]
    [InlineData("x", "degrees", "14.5° N|28.5° N|0.5° N|-3.5", 14.5, 28.5, 0.5, -3.5)]
    [InlineData("x", "degrees", "14°30'N|28°45'N|0°15'S|35°00'N", 14.5, 28.75, -0.25, 35)]
    [InlineData("x", "degrees_ost", "14.7W|28.8O|0.5W|35.7O", -14.7, 28.8, -0.5, 35.7)]
    [InlineData("x", "degrees", "14.7O|28.8E|0.5O|35.7E", -14.7, 28.8, -0.5, 35.7)]
    [InlineData("latitude", "degrees", "33.9S|34.1S|30.0S|28.5S", -33.9, -34.1, -30, -28.5)] // and no seconds
    [InlineData("long", "degrees", "33W|34W|30E|28W", -33, -34, 30, -28)]
    [InlineData("Länge", "degrees_ost", "13.4° O|12.1° O|8.5° O|9.9° O", 13.4, 12.1, 8.5, 9.9)]
    [InlineData("LAT", "degrees", "33N|34N|30N|28N", 33, 34, 30, 28)]
    [InlineData("lat", "degrees", "33°30'|34°15'|-30°45'|28°00'", 33.5, 34.25, -30.75, 28)]
    public void Is_found(string name, string form, string cells, double first, double second, double third, double fourth)
    {
        var training = InferredTable.Of(Table(name, cells));

        Assert.Equal(form, InferredTable.Feature<MeasureFeature>(training, name).FormName);
        Assert.Equal([first, second, third, fourth], InferredTable.Values(training, name));
    }

    [Theory]
    [InlineData("x", "7.5N|12.5N|3.5N|9.5N")] // newtons
    [InlineData("seat", "12W|5E|7W|30E")]
    [InlineData("x", "14.7N|28.8E|0.5S|35.7W")] // of two axes: directions
    [InlineData("x", "14°|28°|30°|35°")]
    [InlineData("vertebra", "L4-5|L1-2|L2-3|L3-4")]
    [InlineData("x", "5-5S|33-16N|12-4S|8-8N")] // rooms
    [InlineData("x", "4:48 E|1:38 W|2:15 E|9:30 W")]
    [InlineData("x", "W 29.9|L 26.9|W 3.5|L 1.5")]
    [InlineData("x", "5.1W|2.1L|3.3W|4.4L")]
    [InlineData("shoe", "9.5W|10E|11W|8E")]
    [InlineData("office", "W2.10|E2.27|W1.11|E1.38")]
    [InlineData("long_power", "72W|60W|100W|45W")]
    [InlineData("long", "5.6L|4.2L|3.3L|2.1L")]
    [InlineData("call", "4m30|12m05|3m08|1m21")]
    [InlineData("lap", "1m75|1m80|1m21|1m68")]
    [InlineData("x", "5 ft|6 ft|4 ft|7 ft")] // one unit is a number's
    [InlineData("x", "5-8|6-1|5-11|6-0")]
    [InlineData("x", "5 m|3 cm|4 m|7 cm")]
    public void Others_are_none(string name, string cells) =>
        Assert.DoesNotContain(InferredTable.Of(Table(name, cells)).Schema.Features, feature => feature is MeasureFeature);

    [Fact]
    public void A_few_words_among_them_are_missing()
    {
        var cells = InferredTable.Cells(row => row % 20 == 3 ? "unknown" : string.Create(CultureInfo.InvariantCulture, $"{4 + row % 3}'{row % 12}\""));

        var training = InferredTable.OfCells(cells);

        var feature = InferredTable.Feature<MeasureFeature>(training);
        Assert.True(feature.HasMissing);
        Assert.Equal(["unknown"], feature.Words.Texts);
        Assert.Contains("count as missing", Assert.Single(training.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_are_refused()
    {
        var fault = Assert.Throws<GophernetException>(() => InferredTable.OfTargets(
            InferredTable.Cells(row => string.Create(CultureInfo.InvariantCulture, $"{4 + row % 3}'{row % 12}\""))));

        Assert.StartsWith("column \"y\": found measures of several units, which cannot be predicted", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Each of some cells a few times, beside a number that varies and a target.</summary>
    private static string Table(string name, string cells) =>
        $"w,{name},y\n" + string.Concat(
            cells.Split('|').Select((cell, row) => $"{row * row},\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{row % 2}\n"));
}
