namespace Gophernet.Tables.Cells;

/// <summary>The forms in which measures of several units are written: a line each.</summary>
internal static class MeasureForms
{
    private const string Single = "' ′ ’ ´";
    private const string Double = "\" ″ ” '' ′′ ’’";

    public static readonly UnitMeasure Feet = new("feet", "feet and inches such as 5'8\" or 5 ft 8 in", " in",
        new(36, 0, "yd yds yard yards"), new(12, 0, $"{Single} ft feet foot"), new(1, 0, $"{Double} in inch inches ins"));

    /// <summary>Where a column is called a height: elsewhere they are results, dates and codes.</summary>
    public static readonly UnitMeasure FeetDash = new("feet_dash", "feet and inches such as 6-5", " in", new(12, 0, "-"), new(1, 0, "in"));

    public static readonly UnitMeasure Metres = new("metres", "metres and centimetres such as 1m75 or 1 m 75 cm", " cm",
        new(1e5, 0, "km kilometer kilometers kilometre kilometres"), new(100, 3, "m meter meters metre metres"),
        new(1, 2, "cm centimeter centimeters centimetre centimetres"));

    public static readonly UnitMeasure Pounds = new("pounds", "pounds and ounces such as 7 lb 3 oz or 11st 4lb", " oz",
        new(224, 0, "st stone stones"), new(16, 0, "lb lbs pound pounds"), new(1, 0, "oz ounce ounces"));

    public static readonly UnitMeasure Kilograms = new("kilograms", "kilograms and grams such as 3 kg 250 g", " g",
        new(1e6, 0, "t tonne tonnes"), new(1000, 3, "kg kgs kilo kilos kilogram kilograms"), new(1, 3, "g gr gram grams"));

    public static readonly UnitMeasure Litres = new("litres", "litres and millilitres such as 1 l 500 ml", " ml",
        new(1000, 0, "l lt litre litres liter liters"), new(100, 0, "dl"), new(10, 0, "cl"), new(1, 3, "ml"));

    public static readonly UnitMeasure Minutes = new("minutes", "minutes and seconds such as 3'45\"", "\"", new(60, 0, Single), new(1, 0, Double));

    public static readonly Coordinate Degrees = new("degrees", "a coordinate such as 40.7N or 40°42'46\"N", isOEast: false);

    public static readonly Coordinate DegreesOst = new("degrees_ost", "a coordinate such as 13.4 O or 13°24'18\"O", isOEast: true);

    /// <summary>Those of units, in the order in which they are tried.</summary>
    public static readonly UnitMeasure[] OfUnits = [Feet, Metres, Pounds, Kilograms, Litres, Minutes];

    /// <summary>Every form by its name.</summary>
    public static readonly NameTable<MeasureForm> All = new([.. OfUnits, FeetDash, Degrees, DegreesOst], form => form.Name);
}
