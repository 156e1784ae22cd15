using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

/// <summary>Measures of several units, and coordinates.</summary>
public class MeasureFormTests
{
    [Theory]
    [InlineData("feet", "5'8\"", 68)]
    [InlineData("feet", "5' 8\"", 68)]
    [InlineData("feet", "5′8″", 68)]
    [InlineData("feet", "5’8”", 68)]
    [InlineData("feet", "5'8''", 68)]
    [InlineData("feet", "5'-8\"", 68)]
    [InlineData("feet", "5'8", 68)]
    [InlineData("feet", "6'", 72)]
    [InlineData("feet", "70\"", 70)]
    [InlineData("feet", "5'7.5\"", 67.5)]
    [InlineData("feet", "5 ft. 8 in.", 68)]
    [InlineData("feet", "5 Feet and 8 Inches", 68)]
    [InlineData("feet", "5ft8", 68)]
    [InlineData("feet", "1 yd 2 ft", 60)]
    [InlineData("feet", "-1'6\"", -18)]
    [InlineData("metres", "1m75", 175)]
    [InlineData("metres", "1 m 5 cm", 105)]
    [InlineData("metres", "2 km 300 m", 230_000)]
    [InlineData("metres", "2km300", 230_000)]
    [InlineData("metres", "1.75 m", 175)]
    [InlineData("pounds", "7 lb 3 oz", 115)]
    [InlineData("pounds", "7lbs, 3.5oz", 115.5)]
    [InlineData("pounds", "11st 4", 11 * 224 + 64)]
    [InlineData("kilograms", "3 kg 250 g", 3250)]
    [InlineData("kilograms", "1kg500", 1500)]
    [InlineData("kilograms", "2 t 300 kg", 2_300_000)]
    [InlineData("litres", "1 l 500 ml", 1500)]
    [InlineData("litres", "1 L 5 dl", 1500)]
    [InlineData("minutes", "3'45\"", 225)]
    [InlineData("degrees", "40.7128° N", 40.7128)]
    [InlineData("degrees", "74.0W", -74)]
    [InlineData("degrees", "33.5 S", -33.5)]
    [InlineData("degrees", "52,5° N", 52.5)]
    [InlineData("degrees", "N 40° 30.6'", 40.51)]
    [InlineData("degrees", "-33.5", -33.5)]
    [InlineData("degrees", "-33.5°", -33.5)]
    [InlineData("degrees", "40°30'36\"N", 40.51)]
    [InlineData("degrees", "40° 30′ 36″ S", -40.51)]
    [InlineData("degrees", "40º30'N", 40.5)]
    [InlineData("degrees", "N40 30.6", 40.51)]
    [InlineData("degrees", "40-30-36N", 40.51)]
    [InlineData("degrees", "40:30:36 S", -40.51)]
    [InlineData("degrees", "40 deg 30 min N", 40.5)]
    [InlineData("degrees", "3.7 O", -3.7)]
    [InlineData("degrees", "9.1 L", 9.1)]
    [InlineData("degrees_ost", "13.4°O", 13.4)]
    public void Is_read(string form, string text, double value) => Assert.Equal(value, Read(form, text)!.Value, 1e-12);

    [Theory]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("5-8-3")]
    [InlineData("5'8\"3")]
    [InlineData("8\"5'")]
    [InlineData("5'61\"")]
    [InlineData("5'8'")]
    [InlineData("5.'8\"")]
    [InlineData("5 ftx")]
    [InlineData("1m5")]
    [InlineData("1m175")]
    [InlineData("1kg50")]
    [InlineData("91N")]
    [InlineData("181 W")]
    [InlineData("40 30 36")]
    [InlineData("40°61'N")]
    [InlineData("-40N")]
    [InlineData("N40N")]
    [InlineData("40NE")]
    [InlineData("40-N")]
    [InlineData("40°''N")]
    [InlineData("N")]
    public void What_is_none_is_refused(string text) => Assert.All(MeasureForms.All.Names, form => Assert.Null(Read(form, text)));

    private static double? Read(string name, string text)
    {
        Assert.True(MeasureForms.All.TryParse(name, out var form));
        return form.TryRead(Encoding.UTF8.GetBytes(text), out var value) ? value : null;
    }
}
