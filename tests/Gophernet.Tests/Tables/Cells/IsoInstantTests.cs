using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Tests.Tables.Cells;

public class IsoInstantTests
{
    // Seconds by Python 3: datetime.fromisoformat(text).replace(tzinfo=…).timestamp().
    [Theory]
    [InlineData("1970-01-01", 0)]
    [InlineData("2024-02-29", 1709164800)]
    [InlineData("2024-02-29T13:45", 1709214300)]
    [InlineData("2024-02-29 13:45:30", 1709214330)]
    [InlineData("2024-02-29t13:45:30.25Z", 1709214330.25)]
    [InlineData("2024-02-29T13:45:30+02:00", 1709207130)]
    [InlineData("2024-02-29T13:45:30-0530", 1709234130)]
    [InlineData("2024-02-29T13:45+02", 1709207100)]
    [InlineData("0001-01-01", -62135596800)]
    [InlineData("9999-12-31", 253402214400)]
    [InlineData("1969-12-31T23:59:59", -1)]
    public void Reads_seconds_since_1970(string text, double seconds)
    {
        Assert.True(IsoDate.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var read));
        Assert.Equal(seconds, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-01")]
    [InlineData("0000-01-01")]
    [InlineData("2024-2-29")]
    [InlineData("29-02-2024")]
    [InlineData("2024/02/29")]
    [InlineData("2024-02-29x")]
    [InlineData("2024-02-29T")]
    [InlineData("2024-02-29T1:45")]
    [InlineData("2024-02-29T24:00")]
    [InlineData("2024-02-29T13:60")]
    [InlineData("2024-02-29T13:45:61")]
    [InlineData("2024-02-29T13:45:")]
    [InlineData("2024-02-29T13:45:30.")]
    [InlineData("2024-02-29T13:45+")]
    [InlineData("2024-02-29T13:45+2")]
    [InlineData("2024-02-29T13:45+24")]
    [InlineData("2024-02-29T13:45+02:")]
    [InlineData("2024-02-29T13:45+02:6")]
    [InlineData("2024-02-29T13:45+02:60")]
    [InlineData("2024-02-29T13:45Zx")]
    [InlineData("-024-02-29")]
    public void Rejects_what_is_no_date(string text) => Assert.False(IsoDate.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out _));

    // Weekdays by Python 3: date.weekday().
    [Theory]
    [InlineData("1970-01-01T12:30", 1970, 1, 3, 12)]
    [InlineData("1969-12-31T23:59:59", 1969, 12, 2, 23)]
    [InlineData("2024-02-29T00:00", 2024, 2, 3, 0)]
    [InlineData("0001-01-01T00:00", 1, 1, 0, 0)]
    [InlineData("9999-12-31T23:00", 9999, 12, 4, 23)]
    public void A_date_has_parts(string text, int year, int month, int weekday, int hour)
    {
        Assert.True(IsoDate.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var seconds));

        Assert.Equal(year, DatePart.Year.Of(seconds));
        Assert.Equal(month, DatePart.Month.Of(seconds));
        Assert.Equal(weekday, DatePart.Weekday.Of(seconds));
        Assert.Equal(hour, DatePart.Hour.Of(seconds));
        Assert.Equal(seconds / 86_400, DatePart.ElapsedDays.Of(seconds));
    }
}
