using System.Globalization;
using System.Text;
using CsCheck;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

/// <summary>What each form writes it reads as the same value, and no other form reads it.</summary>
public class DateFormTests
{
    private const int Cases = 2_000;
    private const string WeekPattern = "week of ISO 8601";

    // Every form writes the day and, of those that can, the time to the second.
    private static readonly Gen<DateTime> Moments =
        Gen.Select(Gen.Int[0, 365 * 120], Gen.Int[0, 86_399], (day, second) => new DateTime(1950, 1, 1).AddDays(day).AddSeconds(second));

    /// <summary>The patterns of .NET for each form; those with a time stand last.</summary>
    public static TheoryData<string, string> Patterns
    {
        get
        {
            var patterns = new TheoryData<string, string>();
            foreach (var (form, dates) in new (string, string[])[]
            {
                ("iso", ["yyyy-MM-dd"]),
                ("ymd", ["yyyy/MM/dd", "yyyy/M/d", "yyyy.MM.dd", "yyyy. MM. dd."]),
                ("dmy", ["dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "d.M.yyyy", "d. M. yyyy", "dd-MM-yyyy", "d-M-yyyy"]),
                ("mdy", ["MM/dd/yyyy", "M/d/yyyy", "MM-dd-yyyy", "M-d-yyyy"]),
                ("month-name", ["MMM d yyyy", "MMMM d, yyyy", "d-MMM-yyyy", "d MMM yyyy", "ddMMMyyyy",
                    "ddd, dd MMM yyyy", "dddd, MMMM d, yyyy", "yyyy-MMM-dd", "dd/MMM/yyyy"]),
            })
            {
                foreach (var date in dates)
                {
                    patterns.Add(form, date);
                    foreach (var time in (string[])[" HH:mm:ss", " h:mm:ss tt", ", h:mm:ss tt", " HH:mm:ss.fff", "'T'HH:mm:ss"])
                    {
                        if (form != "iso" || (!time.Contains('t') && !time.Contains(", ")))
                        {
                            patterns.Add(form, date + time);
                        }
                    }
                }
            }

            patterns.Add("week", WeekPattern);
            patterns.Add("compact", "yyyyMMdd");
            patterns.Add("compact", "yyyyMMddHHmmss");
            patterns.Add("compact", "yyyyMMdd'T'HHmmss");
            return patterns;
        }
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_form_reads_what_is_written_in_it_and_no_other_does(string form, string pattern)
    {
        Assert.True(DateForms.All.TryParse(form, out var expected));
        var others = DateForms.All.Names.Where(name => name != form && !name.StartsWith("epoch", StringComparison.Ordinal) && name != "excel")
            .Where(name => !(form is "dmy" or "mdy" && name is "dmy" or "mdy")) // which of these it is the column tells
            .Where(name => !(form is "iso" && name is "ymd")); // which reads a little more
        RandomCases.ForAll(Moments, Cases, moment =>
        {
            var text = Encoding.UTF8.GetBytes(pattern == WeekPattern
                ? $"{ISOWeek.GetYear(moment)}-W{ISOWeek.GetWeekOfYear(moment):00}-{((int)moment.DayOfWeek + 6) % 7 + 1}"
                : moment.ToString(pattern, CultureInfo.InvariantCulture));
            var hasTime = pattern.Contains("ss", StringComparison.Ordinal);

            Assert.True(expected!.TryRead(text, out var seconds));
            Assert.Equal(((hasTime ? moment : moment.Date) - DateTime.UnixEpoch).TotalSeconds, seconds);
            Assert.All(others, name =>
            {
                Assert.True(DateForms.All.TryParse(name, out var other));
                Assert.False(other.TryRead(text, out _));
            });
            Assert.False(new TimeOfDay().TryRead(text, out _));
            Assert.All(DurationForms.All.Names, name =>
            {
                Assert.True(DurationForms.All.TryParse(name, out var other));
                Assert.False(other.TryRead(text, out _));
            });
        });
    }

    [Theory]
    [InlineData("epoch", 1)]
    [InlineData("epoch-ms", 1e3)]
    [InlineData("epoch-us", 1e6)]
    public void Counts_are_read_as_seconds(string form, double unit) => RandomCases.ForAll(Moments, Cases, moment =>
    {
        Assert.True(DateForms.All.TryParse(form, out var counted));
        var seconds = (moment - DateTime.UnixEpoch).TotalSeconds;

        Assert.True(counted.TryRead(Encoding.UTF8.GetBytes((seconds * unit).ToString("R", CultureInfo.InvariantCulture)), out var read));
        Assert.Equal(seconds, read);
    });

    [Fact]
    public void Spreadsheets_count_days_from_1899() => RandomCases.ForAll(Moments, Cases, moment =>
    {
        Assert.True(DateForms.Spreadsheet.TryConvert(moment.Date.ToOADate(), out var seconds)); // .NET's own: the same count
        Assert.Equal((moment.Date - DateTime.UnixEpoch).TotalSeconds, seconds);
    });

    [Theory]
    [InlineData("00", 2000)]
    [InlineData("21", 2021)]
    [InlineData("49", 2049)]
    [InlineData("50", 1950)]
    [InlineData("99", 1999)]
    public void Years_of_two_digits_are_those_from_1950_on(string written, int year)
    {
        var expected = (new DateTime(year, 3, 14) - DateTime.UnixEpoch).TotalSeconds;
        Assert.Equal(expected, Read("dmy", "14/03/" + written));
        Assert.Equal(expected, Read("mdy", "3-14-" + written));
        Assert.Equal(expected, Read("ymd", written + "-03-14"));
        Assert.Equal(expected, Read("month-name", "14-Mar-" + written));
    }

    /// <summary>Seconds are from Python: <c>datetime(…, tzinfo=timezone(timedelta(hours=…))).timestamp()</c>.</summary>
    [Theory]
    [InlineData("dmy", "31/12/2020 23:59", 1609459140)]
    [InlineData("dmy", "31.12.2020 24:00", 1609459200)]
    [InlineData("mdy", "1/5/2021, 3:04:05 PM", 1609859045)]
    [InlineData("mdy", "1/5/2021 12:00 AM", 1609804800)]
    [InlineData("mdy", "1/5/2021 12:00 p.m.", 1609848000)]
    [InlineData("mdy", "1/5/2021 3pm", 1609858800)]
    [InlineData("ymd", "2021-01-05 10:00:00 UTC", 1609840800)]
    [InlineData("ymd", "2021/1/5 10:00:00.5+02:00", 1609833600.5)]
    [InlineData("ymd", "2021-01", 1609459200)]
    [InlineData("dmy", "02/2021", 1612137600)]
    [InlineData("month-name", "Jan 5 2021", 1609804800)]
    [InlineData("month-name", "January 5th, 2021", 1609804800)]
    [InlineData("month-name", "Sept. 1, 2021", 1630454400)]
    [InlineData("month-name", "Jan 2021", 1609459200)]
    [InlineData("month-name", "Jan-21", 1609459200)]
    [InlineData("month-name", "2021, January", 1609459200)]
    [InlineData("month-name", "2021-Jan", 1609459200)]
    [InlineData("month-name", "Tue, 05 Jan 2021 10:00:00 +0100", 1609837200)]
    [InlineData("month-name", "Tue, 05 Jan 2021 10:00:00 GMT", 1609840800)]
    [InlineData("month-name", "Tue, 05 Jan 2021 10:00:00 EST", 1609858800)]
    [InlineData("month-name", "Tue Jan 05 2021 10:00:00 GMT+0100 (Central European Standard Time)", 1609837200)]
    [InlineData("month-name", "Tue Jan  5 10:00:00 2021", 1609840800)]
    [InlineData("month-name", "Tue Jan 05 10:00:00 +0000 2021", 1609840800)]
    [InlineData("month-name", "05JAN2021:10:00:00", 1609840800)]
    [InlineData("month-name", "05/Jan/2021:10:00:00 +0100", 1609837200)]
    [InlineData("quarter", "2021-Q1", 1609459200)]
    [InlineData("quarter", "2021Q2", 1617235200)]
    [InlineData("quarter", "q3 2021", 1625097600)]
    [InlineData("quarter", "4Q21", 1633046400)]
    [InlineData("quarter", "Q4'21", 1633046400)]
    [InlineData("half-year", "2021 H2", 1625097600)]
    [InlineData("half-year", "1H 2021", 1609459200)]
    [InlineData("week", "2021-W01", 1609718400)]
    [InlineData("week", "2021W1", 1609718400)]
    [InlineData("week", "2021 W01", 1609718400)]
    [InlineData("week", "W01-2021", 1609718400)]
    [InlineData("week", "2021-W01-3", 1609891200)]
    [InlineData("week", "KW 1/2021", 1609718400)]
    [InlineData("week", "Week 01, 2021", 1609718400)]
    [InlineData("week", "2021 wk. 1", 1609718400)]
    [InlineData("quarter", "Quarter 2, 2021", 1617235200)]
    [InlineData("quarter", "2021 Qtr 2", 1617235200)]
    [InlineData("week", "2020-W53", 1609113600)]
    [InlineData("week", "1969-W01", -31708800)]
    [InlineData("compact", "20210105T1000Z", 1609840800)]
    [InlineData("compact", "20210105.0", 1609804800)]
    public void Dates_of_the_world_are_read(string form, string text, double seconds) => Assert.Equal(seconds, Read(form, text));

    [Theory]
    [InlineData("dmy", "30/02/2020")]
    [InlineData("dmy", "00/01/2020")]
    [InlineData("dmy", "1/13/2020")]
    [InlineData("dmy", "1/2.2020")]
    [InlineData("dmy", "1/2/203")]
    [InlineData("dmy", "1/2/20203")]
    [InlineData("dmy", "1/2/2020x")]
    [InlineData("dmy", "1/2/2020 25:00")]
    [InlineData("dmy", "1/2/2020 13:00 PM")]
    [InlineData("dmy", "12.2020")]
    [InlineData("dmy", "1.2.3.4")]
    [InlineData("mdy", "13/1/2020")]
    [InlineData("ymd", "2020/1/32")]
    [InlineData("ymd", "2020-123")]
    [InlineData("month-name", "Jan")]
    [InlineData("month-name", "Jan 5")]
    [InlineData("month-name", "Jan 21")]
    [InlineData("month-name", "Janus 5 2021")]
    [InlineData("month-name", "Feb 29 2021")]
    [InlineData("month-name", "5 2021")]
    [InlineData("month-name", "Tue, 05 Jan 2021 10:00:00 XYZ")]
    [InlineData("month-name", "10:00 5 Jan 2021 11:00")]
    [InlineData("dmy", "10:00:00 05/01/2021 11:00")]
    [InlineData("month-name", "21 Jan")]
    [InlineData("quarter", "2021-Q5")]
    [InlineData("quarter", "2021-Q0")]
    [InlineData("quarter", "Q1")]
    [InlineData("quarter", "21-Q1")]
    [InlineData("quarter", "2021-H1")]
    [InlineData("quarter", "2021-Q1-1")]
    [InlineData("half-year", "2021-H3")]
    [InlineData("week", "2021-W53")]
    [InlineData("week", "2021-W00")]
    [InlineData("week", "2021-W01-8")]
    [InlineData("week", "5W 2021")]
    [InlineData("week", "weeks 5 2021")]
    [InlineData("compact", "20201301")]
    [InlineData("compact", "2020123")]
    [InlineData("compact", "20201231.5")]
    [InlineData("compact", "20201231T2500")]
    [InlineData("epoch", "1e300")]
    public void What_is_no_date_is_refused(string form, string text)
    {
        Assert.True(DateForms.All.TryParse(form, out var parsed));
        Assert.False(parsed.TryRead(Encoding.UTF8.GetBytes(text), out _));
    }

    [Theory]
    [InlineData("iso", "2021-03-05\u00a010:05:00", "2021-03-05 10:05:00")]
    [InlineData("mdy", "3/5/2021, 10:05:00\u202fPM", "3/5/2021, 10:05:00 PM")] // as browsers write it
    [InlineData("mdy", "\u200e3\u200e/\u200e5\u200e/\u200e2021", "3/5/2021")]
    [InlineData("ymd", "۲۰۲۱/۰۳/۰۵", "2021/03/05")]
    [InlineData("ymd", "２０２１／３／５", "2021/3/5")]
    [InlineData("ymd", "=\"2021/03/05\"", "2021/03/05")]
    [InlineData("dmy", "05.03.2021 г.", "05.03.2021")]
    [InlineData("dmy", "05.03.2021г. 10:05", "05.03.2021 10:05")]
    [InlineData("month-name", "5\u00a0mars\u00a02021", "5 mars 2021")]
    [InlineData("month-name", "5 марта 2021 г.", "5 марта 2021")]
    [InlineData("month-name", "5 марта 2021 года, 10:05", "5 марта 2021, 10:05")]
    [InlineData("month-name", "5 marca 2021 r.", "5 marca 2021")]
    [InlineData("month-name", "5 КВІТ 2021", null)]
    [InlineData("month-name", "5 KASIM 2021", "5 kasım 2021")]
    [InlineData("month-name", "5 HAZİRAN 2021", "5 haziran 2021")]
    [InlineData("month-name", "5 Mayıs 2021", "5 may 2021")]
    [InlineData("month-name", "5 marca 2021 red", null)]
    public void Other_blanks_digits_and_words_change_nothing(string form, string text, string? plain)
    {
        Assert.True(DateForms.All.TryParse(form, out var parsed));
        Assert.Equal(plain is not null, parsed.TryRead(Encoding.UTF8.GetBytes(text), out var seconds));
        Assert.Equal(plain is null ? 0 : Read(form, plain), plain is null ? 0 : seconds);
    }

    private static double Read(string form, string text)
    {
        Assert.True(DateForms.All.TryParse(form, out var parsed));
        Assert.True(parsed.TryRead(Encoding.UTF8.GetBytes(text), out var seconds), text);
        return seconds;
    }
}
