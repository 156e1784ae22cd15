using System.Globalization;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>
/// A table with a column for each way of writing numbers, dates, times and durations, and rows in which each of these is set to what is odd there.
/// </summary>
internal static class WrittenCells
{
    private const int TrainingRows = 240;
    private const int Seed = 7;

    private static readonly string[] MonthNames = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames;

    private static readonly (string Name, Func<Random, string> Cell)[] Columns =
    [
        ("price", random => ((string[])["-${0}", "(${0})", "${0}"])[random.Next(3)].Replace("{0}", Number(random, 99999, "N2"))),
        ("euro", random => Number(random, 99999, "N2").Replace(',', '_').Replace('.', ',').Replace('_', '.') + " €"),
        ("share", random => Number(random, 100, "F1") + "%"),
        ("weight", random => random.Next(2) == 0 ? Number(random, 5000, "F0") + " g" : Number(random, 9, "F2") + " kg"),
        ("warmth", random => random.Next(2) == 0 ? Number(random, 40, "F0") + " °C" : Number(random, 100, "F0") + " °F"),
        ("thousands", random => Number(random, 9999999, "N0")),
        ("measure", random => $"{Number(random, 50, "F2")} ± {Number(random, 3, "F2")}"),
        ("comma", random => Number(random, 100, "F3").Replace('.', ',')),
        ("millions", random => random.Next(2) == 0 ? Number(random, 9, "F1") + "M" : Number(random, 999, "F0") + "k"),
        ("iso", random => Date(random).ToString(random.Next(2) == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.ff'+02:00'", CultureInfo.InvariantCulture)),
        ("dmy", random => Date(random).ToString(random.Next(2) == 0 ? "dd.MM.yyyy" : "dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture)),
        ("mdy", random => Date(random).ToString(random.Next(2) == 0 ? "MM/dd/yy" : "MM/dd/yyyy hh:mm tt", CultureInfo.InvariantCulture)),
        ("ymd", random => Date(random).ToString("yyyy/MM/dd HH:mm:ss", CultureInfo.InvariantCulture)),
        ("named", random => Date(random) is var date ? $"{date.Day} {MonthNames[date.Month - 1]} {date.Year}" : ""),
        ("compact", random => Date(random).ToString("yyyyMMdd", CultureInfo.InvariantCulture)),
        ("quarter", random => Date(random) is var date ? $"{date.Year}-Q{(date.Month + 2) / 3}" : ""),
        ("half", random => Date(random) is var date ? $"{date.Year}-H{(date.Month + 5) / 6}" : ""),
        ("week", random => Date(random) is var date ? $"{ISOWeek.GetYear(date)}-W{ISOWeek.GetWeekOfYear(date):00}" : ""),
        ("epoch", random => ((DateTimeOffset)Date(random)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ("clock", random => Date(random).ToString(random.Next(2) == 0 ? "HH:mm:ss" : "hh:mm tt", CultureInfo.InvariantCulture)),
        ("long", random => $"{random.Next(50)}:{random.Next(60):00}:{random.Next(60):00}"),
        ("units", random => random.Next(2) == 0 ? $"{random.Next(1, 9)}h {random.Next(60)}m" : $"{random.Next(2, 9)} days"),
        ("duration", random => $"P{random.Next(1, 9)}DT{random.Next(1, 9)}H"),
        ("months", random => random.Next(2) == 0 ? $"{random.Next(1, 9)}y {random.Next(12)}m" : $"{random.Next(2, 9)}m"),
        ("height", random => $"{random.Next(4, 7)}'{random.Next(12)}\""),
        ("ht", random => $"{random.Next(5, 8)}-{random.Next(12)}"),
        ("stones", random => $"{random.Next(7, 15)}st {random.Next(14)}lb"),
        ("lat", random => Number(random, 90, "F2") + (random.Next(2) == 0 ? "S" : "N")),
        ("side", random => Number(random, 999, "F2") + (random.Next(3) == 0 ? " DR" : " CR")),
        ("noted", random => Number(random, 99, "F1") + (random.Next(4) == 0 ? "[3]" : "")),
        ("doubtful", random => Number(random, 99, "F1") + (random.Next(4) == 0 ? "?" : "")),
        ("flag", random => random.Next(2) == 0 ? "yes" : "no"),
        ("code", random => ((string[])["1", "2", "3", "04", "1.5"])[random.Next(5)]),
        ("skewed", random => Math.Exp(3 + 9 * random.NextDouble()).ToString("R", CultureInfo.InvariantCulture)),
    ];

    private static readonly string[] OddCells =
    [
        "", "NA", "inf", ".", "-", "-0", "+7.", "1E-400", "1e39", "0.30000000000000004", "123456789012345678901234567890", "1.234", "1.234,5", "١٢٣",
        "１２３", "(5)", "$5", "5 %", "12 kg", "1\u00a0234", "−5", "5-", "$ -", "500/-", "1.2M", "$1.2k", "45 °F", "k12", "12(3)", "1±2",
        "12.3 (11.9–12.7)", "2024-02-29", "2023-02-29", "29/2/2024", "2/29/24", "Feb 29 2024", "29 févr. 2024", "29. FEBRUAR 2024",
        "29 ФЕВРАЛЯ 2024", "ŞUBAT 2024", "[05/Jan/2021:10:00:00 +0100]", "2021 Jan 5", "Jan-21", "20240229", "2024022913", "20240229T1345Z",
        "Q3 2024", "3Q24", "2024-W53", "2020-W53-7", "KW 5/2024", "2024 H2", "1700000000", "45000", "25:00", "24:00", "9pm", "12:30 a.m.",
        "23:59:60", "1h30", "90 min", "-1 days +23:59:59", "P2W", "-PT0.5S", "2 hours and 5 minutes", "YES", "01", "1.0", "4", "2024年2月29日",
        "11:37:15 3 Sep 2020", "2024-02-29-13.45.00", "5.1.2021 um 15:04 Uhr", "5/1/2021 15:04 Europe/Berlin", "5 Jan 2021 9:05 EST", "00123", "2x",
        "9:05\u202fPM", "29\u00a0févr.\u00a02024", "\u200e29/\u200e2/2024", "29 КВІТ 2024", "29 февраля 2024 г.", "29 lutego 2024 r. 9:05", "9 KASIM 2024",
        "9 ARALIK 2024", "２０２４／２／２９", "۲۹/۲/۲۰۲۴", "2\u00a0h", "%45",
        "1y 7m", "7m 1y", "1y 2h", "12[3]", "12[3][a]", "12(2)[1]", "12 [red]", "12?", "c. 12", "5 dr", "5.00 CR",
        "5'8", "5'12\"", "5'13\"", "6 ft", "1m75", "11st", "3lb 4", "45N", "91.5S", "45°30'N", "N45 30.5", "45-30-15S", "-12.5", "12'", "5\"", "6-5",
        "6-13", "80in",
    ];

    /// <summary>Rows to learn from, with their class.</summary>
    public static string Training()
    {
        var (random, text) = (new Random(Seed), new StringBuilder(Header).Append(",class\n"));
        for (var row = 0; row < TrainingRows; row++)
        {
            text.AppendJoin(',', Row(random)).Append(',').Append("uvw"[random.Next(3)]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Rows to predict: each column with each of the odd cells.</summary>
    public static string Rows()
    {
        var (random, text) = (new Random(Seed + 1), new StringBuilder(Header).Append('\n'));
        foreach (var odd in OddCells)
        {
            for (var column = 0; column < Columns.Length; column++)
            {
                var row = Row(random);
                row[column] = Quoted(odd);
                text.AppendJoin(',', row).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Header => string.Join(',', Columns.Select(column => column.Name));

    private static string[] Row(Random random) => [.. Columns.Select(column => random.Next(15) == 0 ? "" : Quoted(column.Cell(random)))];

    private static string Quoted(string text) => text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Number(Random random, double most, string format) => (most * random.NextDouble()).ToString(format, CultureInfo.InvariantCulture);

    private static DateTime Date(Random random) => new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(25 * 365 * 86400));
}
