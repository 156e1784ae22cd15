using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

/// <summary>Dates with times as programs export them.</summary>
public class WrittenDateTests
{
    private const double Day = 1_609_804_800; // 2021-01-05
    private const double Time = 15 * 3600 + 4 * 60;

    [Theory]
    [InlineData("month-name", "05-JAN-21 03.04.00.000000 PM", Time)] // Oracle
    [InlineData("month-name", "05-JAN-21 03.04.00.000000000 PM +01:00", Time - 3600)]
    [InlineData("month-name", "05-JAN-21 03.04.00 PM EUROPE/BERLIN", Time)]
    [InlineData("ymd", "2021/01/05 3:04:00 PM GMT+2", Time - 7200)] // Google Forms
    [InlineData("ymd", "2021/01/05 3:04:00 p.m. EET", Time - 7200)]
    [InlineData("ymd", "2021-01-05 15:04:00.0000000 +0000 UTC", Time)] // Go
    [InlineData("ymd", "2021-01-05T15:04:00+00:00[UTC]", Time)] // Java
    [InlineData("ymd", "2021-01-05-15.04.00.000000", Time)] // DB2
    [InlineData("month-name", "January 5, 2021 at 3:04 PM", Time)] // Airtable
    [InlineData("month-name", "January 05, 2021 at 03:04PM", Time)] // IFTTT
    [InlineData("dmy", "05.01.2021 15.04", Time)]
    [InlineData("dmy", "05.01.2021, 15:04 Uhr", Time)]
    [InlineData("dmy", "05/01/2021 15h04", Time)]
    [InlineData("dmy", "05/01/2021 \u00e0 15:04", Time)]
    [InlineData("dmy", "Tue 05/01/2021", 0)]
    [InlineData("dmy", "mar. 05/01/2021", 0)]
    [InlineData("dmy", "Di, 05.01.2021", 0)]
    [InlineData("dmy", "ter\u00e7a-feira, 05/01/2021", 0)]
    [InlineData("dmy", "martedi 05/01/2021", 0)]
    [InlineData("dmy", "tirsdag 05.01.2021", 0)]
    [InlineData("dmy", "di 05-01-2021", 0)]
    [InlineData("mdy", "Tuesday 1/5/2021", 0)]
    [InlineData("month-name", "5 janvier 2021", 0)]
    [InlineData("month-name", "05-janv.-21", 0)]
    [InlineData("month-name", "5. Januar 2021", 0)]
    [InlineData("month-name", "5 de enero de 2021", 0)]
    [InlineData("month-name", "05/jan/2021", 0)]
    [InlineData("month-name", "[05/Jan/2021:15:04:00 +0000]", Time)] // Apache, nginx
    [InlineData("month-name", "[05/Jan/2021:15:04:00 +0200]", Time - 7200)]
    [InlineData("month-name", "mar. 5 janv. 2021", 0)]
    [InlineData("month-name", "Jan 5 '21", 0)]
    [InlineData("month-name", "15:04:00  5 Jan 2021", Time)]
    [InlineData("month-name", "3:04 PM, January 5, 2021", Time)]
    [InlineData("dmy", "15:04 05/01/2021", Time)]
    [InlineData("ymd", "15:04:00 2021-01-05", Time)]
    [InlineData("ymd", "2021\u5e741\u67085\u65e5", 0)]
    [InlineData("ymd", "2021\ub144 1\uc6d4 5\uc77c 15:04", Time)]
    public void Dates_of_other_programs_are_read(string form, string text, double seconds)
    {
        Assert.True(DateForms.All.TryParse(form, out var found));

        Assert.True(found!.TryRead(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(Day + seconds, value, 1e-3);
    }

    [Theory]
    [InlineData("5 f\u00e9vrier 2021", 2)]
    [InlineData("5 F\u00c9VR. 2021", 2)]
    [InlineData("5. M\u00e4rz 2021", 3)]
    [InlineData("5-Mrz-21", 3)]
    [InlineData("Mar 5 2021", 3)]
    [InlineData("5/abr/2021", 4)]
    [InlineData("5 mei 2021", 5)]
    [InlineData("5 juin 2021", 6)]
    [InlineData("5 juil. 2021", 7)]
    [InlineData("5 ao\u00fbt 2021", 8)]
    [InlineData("5 set 2021", 9)]
    [InlineData("5 out 2021", 10)]
    [InlineData("5 dic 2021", 12)]
    [InlineData("5 d\u00e9cembre 2021", 12)]
    [InlineData("5 января 2021", 1)]
    [InlineData("5 МАЯ 2021", 5)]
    [InlineData("5 июн 2021", 6)]
    [InlineData("5 сентября 2021", 9)]
    [InlineData("5 stycznia 2021", 1)]
    [InlineData("5 sierpnia 2021", 8)]
    [InlineData("5 paź 2021", 10)]
    [InlineData("5 augusti 2021", 8)]
    [InlineData("5. desember 2021", 12)]
    [InlineData("5 Şubat 2021", 2)]
    [InlineData("5 maret 2021", 3)]
    public void Months_have_names_in_several_languages(string text, int month)
    {
        Assert.True(DateForms.MonthName.TryRead(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(month, DateTime.UnixEpoch.AddSeconds(value).Month);
    }

    [Theory]
    [InlineData("5 jui 2021")]
    [InlineData("5 ma 2021")]
    [InlineData("5 maybe 2021")]
    [InlineData("room 5 2021")]
    [InlineData("05.01.2021 15.4")]
    [InlineData("05.01.2021 1504")]
    [InlineData("2021-01-05-15")]
    [InlineData("05.01.2021 15:04 XYZ")]
    [InlineData("05.01.2021 15:04 a/b")]
    public void Texts_that_are_almost_dates_are_none(string text)
    {
        foreach (var name in DateForms.All.Names)
        {
            Assert.True(DateForms.All.TryParse(name, out var form));
            Assert.False(form!.TryRead(Encoding.UTF8.GetBytes(text), out _), name);
        }
    }
}
