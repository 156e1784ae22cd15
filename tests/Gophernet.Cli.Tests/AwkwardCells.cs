namespace Gophernet.Cli.Tests;

/// <summary>
/// Columns that are written in every form that gophernet reads, and cells that are nearly so: for what reads cells in another language. All cells are tried in
/// all columns.
/// </summary>
internal static class AwkwardCells
{
    private const int RandomSeed = 7;

    /// <summary>For each form some cells of a column in it, that a model is trained on.</summary>
    public static Dictionary<string, string[]> Columns { get; } = new(StringComparer.Ordinal)
    {
        ["iso"] = ["2021-03-04", "2022-11-30T13:45:30", "2020-02-29 09:05", "2023-01-01T00:00:00.25Z", "2021-07-08T10:11:12+02:00"],
        ["ymd"] = ["2021/3/14", "2022.11.30 13:45", "2020年2月29日", "2023/01/31", "2021/7/18"],
        ["dmy"] = ["14/3/2021", "30.11.2022 13:45:10", "29-02-20", "31/01/2023 9:05 PM", "18.7.2021"],
        ["mdy"] = ["3/14/2021", "11/30/2022 01:45 PM", "02/29/20", "1/31/2023", "7/18/2021"],
        ["month-name"] = ["5 Jan 2021", "November 30, 2022", "29. Februar 2020", "Tue, 31 Jan 2023 10:00:00 +0100", "Jul-21", "5 марта 2021"],
        ["compact"] = ["20210314", "20221130", "20200229", "20230131", "20210718"],
        ["quarter"] = ["2021-Q1", "Q4 2022", "2020-Q1", "1Q23", "2021-Q3"],
        ["half-year"] = ["2021 H1", "2022 H2", "H1 2020", "2023 H1", "2021 H2"],
        ["week"] = ["2021-W10", "KW 48/2022", "2020-W09", "Week 5, 2023", "2021-W28"],
        ["epoch"] = ["1615680000", "1669766400", "1582934400", "1675123200", "1626566400"],
        ["excel"] = ["44269", "44895.5", "43890", "44957.25", "44395"],
        ["time"] = ["9:05", "13:45:30", "11:59 PM", "00:00", "18:20"],
        ["clock durations"] = ["26:30", "1:05:10", "75:30", "0:45", "110:00"],
        ["unit durations"] = ["2h 5m", "90 min", "1h30", "1 day, 2:03:04", "1.5 hours", "3 weeks and 2 days"],
        ["months"] = ["1y 7m", "11m", "2y", "3w 5d", "1.5y"],
        ["footnotes"] = ["12.5[1]", "900", "33 [a]", "7[1][12]", "12", "13", "14", "15", "16", "17", "18", "19"],
        ["sides"] = ["12.50 DR", "900.00 CR", "33.25 CR", "7.75 DR", "1.00 CR", "2.00 CR", "3.00 CR", "4.00 CR", "5.00 CR", "6.00 CR", "8.00 DR", "9.00 CR"],
        ["doubts"] = ["12?", "900", "c. 33", "7", "1", "2", "3", "4", "5", "6?", "8", "9"],
        ["feet"] = ["5'8\"", "6'", "5 ft 11 in", "5′9″", "5’-10”", "70\"", "5'8"],
        ["metres"] = ["1m75", "1 m 80 cm", "2m05", "1.68 m", "2km300"],
        ["pounds"] = ["7 lb 3 oz", "8lbs", "6 lb, 15.5 oz", "11st 4", "9 pounds and 1 ounce"],
        ["kilograms"] = ["3 kg 250 g", "1kg500", "2 kilos", "900 g", "4kg 5g", "2 t 300 kg"],
        ["litres"] = ["1 l 500 ml", "2 L", "1 l 5 dl", "750 ml", "3 litres 2 cl"],
        ["minutes"] = ["3'45\"", "4'05''", "3′12″", "5'59\"", "61'"],
        ["coordinates"] = ["40°42'46\"N", "33.5 S", "N40 42.77", "-12.25", "40-30-36S", "7° 30′ N", "52,5° N"],
        ["longitudes"] = ["13.4 O", "74.0W", "13°24'18\"O", "7 deg 30 min W", "W0.5"],
        ["iso durations"] = ["PT1H30M", "P1DT12H", "P2W", "PT0.5S", "PT45M"],
        ["dollars"] = ["$1,234.50", "-$12.00", "$7.25", "$123,456.00", "$99.99"],
        ["euros"] = ["1.234,50 €", "-12,00 €", "7,25 €", "123.456,00 €", "99,99 €"],
        ["percent"] = ["45%", "7.5 %", "99%", "12.25%", "3%"],
        ["weights"] = ["12.5 kg", "900 g", "33 lbs", "7 kg", "1250 g"],
        ["parentheses"] = ["(1,234)", "12,345", "(7)", "9,876", "500"],
        ["blanks"] = ["12 345,5", "1 234,0", "99,5", "123 456,5", "7,5"],
        ["tails"] = ["12.3 ± 0.4", "11.8 (11.2–12.4)", "13.5 ± 1", "12.9(4)", "10.1 ± 0.2"],
        ["ends"] = ["190Nm@ 2000rpm", "250Nm@ 1500-2500rpm", "113.75Nm @4000", "160 Nm@1750rpm", "99.5Nm@ 2,800rpm"],
        ["ranges"] = ["2100 - 2850", "1,133–1,384", "900", "1056.5", "1200 to 1470", "34 - 52 x", "700", "800", "1-2-3", "950-1000"],
        ["multiples"] = ["1.2k", "3.4M", "950", "7k", "2.5M"],
        ["temperatures"] = ["20.5 °C", "68 °F", "-3 °C", "15 °C", "32 °F"],
        ["numbers"] = ["1.5", "-20", "3e2", ".25", "1000"],
        ["booleans"] = ["yes", "No", "YES", "no", "yes"],
        ["categories"] = ["1", "2.50", "Oslo", "größe", "1e7", "0.00001", "x y"],
        ["texts"] = ["late and cold, again", "a very good place to eat", "LATE!", "çok güzel bir yer", "good 7٣ good", "cold food and a late waiter"],
    };

    /// <summary>All cells.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Columns.Values.SelectMany(cells => cells), .. Written(), .. Changed()];

    /// <summary>A line for each form that cells are like.</summary>
    private static string[] Written() =>
    [
        .. """
        |.|-|inf|-Infinity|+nan|NA|n/a|null|\N|?|None|0|-0|+5|5.|-.5e3|1e400|3.4028235e38|3.4028236e38|9,000|9.000|1,5|-999|+999|1E+15
        123456789012345678|01|1.0|3.50|1e-5|0000-00-00|2023-02-29|0001-01-01|9999-12-31|2024-02-29T24:00|2024-02-29T23:59:60
        2024-02-29 23:59:59,9999|2024-02-29T13:45Z|2024-02-29T13:45-0130|2024-02-29T13:45+24|31. 12. 2020|2020. 12. 31.|12/2020|12.2020|2020-12
        12/31/49|12/31/50|1/2/3|2024년 2월 29일|Sat 29/2/2024|lunes 29/02/2024|segunda-feira, 29/02/2024|29/02/2024 at 13:45|29.02.2024 um 13.45 Uhr
        29/02/2024 às 13h45|29/02/2024 a las 1:45 pm|29/2/2024 - 13:45|2024/02/29-13.45.00|13:45:30, 29/2/2024|13:45 29/2/2024 13:45|29/2/2024 25:00
        29/2/2024 13:45 EST|29/2/2024 13:45 CEST (x)|29/2/2024 13:45 America/Argentina/Buenos_Aires|29/2/2024 13:45 GMT+0100 (CET)
        29/2/2024 13:45 +0000 UTC|29/2/2024 13:45 +05:60|January 5th, 2021|5-Jan-21|05JAN2021|2021, January|[05/Jan/2021:10:00:00 +0100]
        Tue Jan 5 10:00:00 EST 2021|mar. 5 mars 2021|1er janvier 2021|5 de enero de 2021|jui 2021|juil. 2021|5 ŞUBAT 2021|11:37:15  3 Sep 2020
        Se 2020|Jan 5 '21|32 Jan 2021|20240229134500|20240229T134530.5Z|2024022925|20240229.5|1Q 2024|Q5 2024|Quarter 3, 2024|H3 2024|2024-W05-3
        2020-W53-7|2020-W53-8|2024-W53|2024-Q1-1|9999-W53|-62135596800|253402300800|9pm|12 AM|13 PM|9:05 p.m.|24:00|24:01|23:60|9h05|9:5|-0:30
        999999999:59|75:30.5|5m20|-1 day, 23:59:59|-1 days +23:59:59|2 days -1:00|1y 2mo 3w 4d 5h 6m 7s 8ms|5m 2h|1H 5MIN.|P1.5DT1H|PT1.5H|PT|p1d
        ($5)|$(5)|5-|5 €-|(5|$ -|−5|–5|$1,23,456.78|1'234.50|1’234.50|1_234|12,34|1,234,56|500/-|1.2 M€|5k USD|45 percent|450 bp|12KG|kg 12|12 m2
        5-10|5-Jan|12 ± x|57 [12%]|57 +/-3.5 kg|="12"|="1"2"|٣٫٥|१२३|１２３．５％|（５）|1e3 kg|300 K|20 °c|$1,234.50-|+5 kg|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa5
        5 марта 2021 г.|5 marca 2021 r., 9:05|05.03.2021 года|5 marca 2021 red|5 KASIM 2021|5 HAZİRAN 2021|5 Mayıs 2021|۲۰۲۱/۰۳/۰۵|２０２１／３／５|9：05
        1y 2h|7m 1y|3 mo|12[3]|12[3][a]|12[x y]|12[1](2)|12(2)[1]|12[|5 dr|5.00CR|5!
        5 aaaaaaaaaaaaaaaaaaaaaaaaaaa|,5|x.5|1 23 456|-5-|5 ″|y|TRUE|oslo|GRÖSSE|1e+7|unknown|#N/A|a"b|a,b|ſ|İ|K
        """.Split('\n').SelectMany(line => line.Split('|')),
        "9:05\u202fPM", "3/5/2021,\u00a09:05\u202fAM", "\u200e3/\u200e5/2021", "2\u00a0h 5\u2009m", "29\u00a0février\u00a02020", "5 mars\u00a02021\u200f",
        "1\u00a0234,50", "1\u202f234.5", " 2021-03-04", "5\t", new('9', 140), "1" + string.Concat(Enumerable.Repeat(",234", 17)), new('x', 90),
        "😀 Ünï—cödé  Straße",
    ];

    /// <summary>The same with a character more, less or another.</summary>
    private static IEnumerable<string> Changed()
    {
        string[] cells = [.. Columns.Values.SelectMany(cells => cells), .. Written()];
        var characters = string.Concat(cells).Where(character => !char.IsSurrogate(character)).Distinct().ToArray();
        var random = new Random(RandomSeed);
        for (var i = 0; i < 600; i++)
        {
            var cell = cells[random.Next(cells.Length)];
            var place = random.Next(cell.Length + 1);
            var character = characters[random.Next(characters.Length)].ToString();
            yield return random.Next(3) switch
            {
                0 => cell.Insert(place, character),
                1 => cell.Remove(Math.Min(place, cell.Length)),
                _ => cell.Length == 0 ? character : cell.Remove(Math.Min(place, cell.Length - 1), 1).Insert(Math.Min(place, cell.Length - 1), character),
            };
        }
    }
}
