using System.Collections.Immutable;

namespace Gophernet.Tables.Cells;

/// <summary>Units of one kind, which are converted into each other. Texts are compared exactly first, then without case.</summary>
/// <param name="Units">Each way to write a unit, and how much it is.</param>
/// <param name="IsCurrency">Whether they stand before a number as well as after it, and take multiples such as k and M.</param>
internal sealed record UnitKind(ImmutableArray<NumberUnit> Units, bool IsCurrency = false)
{
    private static readonly UnitKind Multiples = Of(
        (1e3, "k K tsd tsd. thousand tys tys. тыс тыс."), (1e4, "万 萬 만"), (1e5, "lakh lac lakhs"),
        (1e6, "M m mn mln mio mio. million millions млн млн."), (1e7, "crore crores cr"), (1e8, "亿 億 억"),
        (1e9, "bn B b bln mrd mrd. mld mld. billion billions млрд млрд."), (1e12, "T tn trn trillion трлн трлн. 兆 조"));

    /// <summary>The decimals of a currency's amounts; null for units, and for currencies that share their signs and differ.</summary>
    public int? Decimals { get; private init; }

    /// <summary>Whether a number without a text is counted in ones, whatever stands beside others: 950 beside 1.2k.</summary>
    public bool CountsInOnes => IsCurrency || ReferenceEquals(this, Multiples);

    /// <summary>
    /// Every kind; an underscore in a text stands for a blank. Where units belong to several, as m to length and time, the first that has them all counts.
    /// </summary>
    public static ImmutableArray<UnitKind> All { get; } =
    [
        Of((1e-9, "nm"), (1e-6, "µm μm um"), (1e-3, "mm мм"), (1e-2, "cm см"), (0.1, "dm дм"), (1, "m metre metres meter meters м"), (1e3, "km км"),
            (0.0254, "in inch inches \" ″"), (0.3048, "ft foot feet ' ′"), (0.9144, "yd yard yards"), (1609.344, "mi mile miles")),
        Of((1e-6, "µg μg mcg"), (1e-3, "mg мг"), (1, "g gr gram grams г гр"), (1e3, "kg kgs kilo kilogram kilograms кг"), (1e6, "t tonne tonnes т"),
            (28.349523125, "oz ounce ounces"), (453.59237, "lb lbs pound pounds")),
        Of((1e-9, "ns"), (1e-6, "µs μs us"), (1e-3, "ms"), (1, "s sec secs second seconds"), (60, "min mins minute minutes m"),
            (3600, "h hr hrs hour hours"), (86_400, "d day days"), (604_800, "wk week weeks"), (2_629_746, "mo month months"),
            (31_556_952, "y yr yrs year years")),
        Of((1, "B byte bytes"), (1e3, "kB KB"), (1e6, "MB"), (1e9, "GB"), (1e12, "TB"), (1e15, "PB"), (1024, "KiB"), (1_048_576, "MiB"),
            (1_073_741_824, "GiB"), (1_099_511_627_776, "TiB")),
        Of((1e-3, "ml mL мл"), (1e-2, "cl"), (0.1, "dl"), (1, "l L litre litres liter liters л"), (100, "hl")),
        Of((1 / 3.6, "km/h kmh kph"), (1, "m/s"), (0.44704, "mph")),
        Of((1, "W"), (1e3, "kW"), (1e6, "MW"), (1e9, "GW"), (735.49875, "PS"), (745.6998715822702, "hp")),
        Of((1, "Wh"), (1e3, "kWh"), (1e6, "MWh"), (1e9, "GWh")),
        Of((1, "Pa"), (100, "hPa mbar"), (1e3, "kPa"), (1e5, "bar"), (1e6, "MPa"), (6894.757293168361, "psi"), (101_325, "atm"), (133.322387415, "mmHg")),
        Of((1e-3, "mV"), (1, "V"), (1e3, "kV")),
        Of((1, "\u03a9 \u2126 ohm ohms"), (1e3, "k\u03a9 k\u2126 kohm"), (1e6, "M\u03a9 M\u2126")),
        Of((1, "Hz"), (1e3, "kHz"), (1e6, "MHz"), (1e9, "GHz")),
        Of((1e-6, "mm² mm2"), (1e-4, "cm² cm2"), (1, "m² m2 sqm sq.m sq_m sq._m square_metres square_meters"), (1e4, "ha"), (1e6, "km² km2 sq_km"),
            (6.4516e-4, "in² in2 sq_in"), (0.09290304, "ft² ft2 sqft sq.ft sq_ft sq._ft sq._ft. square_feet"), (0.83612736, "yd² yd2 sq_yd"),
            (4046.8564224, "acre acres"), (2589988.110336, "mi² mi2 sq_mi")),
        Of((1, "% percent pct"), (0.1, "‰"), (0.01, "bp bps")),
        Multiples,
        Temperature(),
        Currency("$ US$ $US USD dollar dollars"), Currency("€ EUR euro euros"), Currency("£ GBP"), Currency("¥ ￥ JPY CNY RMB 円 元"),
        Currency("₹ INR Rs Rs. rupees"), Currency("CHF Fr. SFr. Fr"), Currency("R$ BRL"), Currency("A$ AU$ AUD"), Currency("C$ CA$ CAD"), Currency("NZ$ NZD"),
        Currency("S$ SGD"), Currency("HK$ HKD"), Currency("MX$ MXN"), Currency("NT$ TWD"), Currency("SEK kr kr."), Currency("NOK kr kr."),
        Currency("DKK kr kr."), Currency("zł PLN"), Currency("Kč CZK"), Currency("Ft HUF"), Currency("₽ RUB руб руб."), Currency("₺ TRY TL"),
        Currency("₩ KRW 원"), Currency("₪ ILS"), Currency("₴ UAH"), Currency("₫ VND đ"), Currency("฿ THB"), Currency("₱ PHP"), Currency("₦ NGN"),
        Currency("Rp IDR Rp."), Currency("RM MYR"), Currency("₿ BTC"), Currency("¢"),
    ];

    /// <summary>The currency that a code of ISO 4217 names, and no other text here does; null for another text.</summary>
    public static UnitKind? ByCode(string text) =>
        CurrencyCodes.DecimalsOf(text) is not null && !All.Any(kind => kind.Units.Any(unit => unit.Text == text)) ? Currency(text) : null;

    /// <summary>The units as a column counts them that is in one of them.</summary>
    public ImmutableArray<NumberUnit> In(double factor, double offset = 0) => [.. Units.Select(unit =>
        unit with { Factor = Ratio(unit.Factor, factor), Offset = (unit.Offset - offset) / factor })];

    /// <summary>The quotient, without the rounding of factors that are no whole numbers: an inch is a twelfth of a foot.</summary>
    private static double Ratio(double factor, double unit)
    {
        const double Rounding = 1e-14;
        var (ratio, inverse) = (factor / unit, unit / factor);
        return Math.Abs(Math.Round(ratio) - ratio) <= Rounding * ratio ? Math.Round(ratio)
            : Math.Abs(Math.Round(inverse) - inverse) <= Rounding * inverse ? 1 / Math.Round(inverse)
            : ratio;
    }

    private static UnitKind Of(params (double Factor, string Texts)[] units) =>
        new([.. units.SelectMany(unit => unit.Texts.Split(' ').Select(text => new NumberUnit(text.Replace('_', ' '), unit.Factor)))]);

    /// <summary>Degrees, in degrees Celsius.</summary>
    private static UnitKind Temperature() => new([
        .. "°C ℃ ºC degC".Split(' ').Select(text => new NumberUnit(text, 1)),
        .. "°F ℉ ºF degF".Split(' ').Select(text => new NumberUnit(text, 5.0 / 9, -160.0 / 9)),
        .. "K °K".Split(' ').Select(text => new NumberUnit(text, 1, -273.15)),
    ]);

    private static UnitKind Currency(string texts)
    {
        var names = texts.Split(' ');
        var decimals = names.Select(CurrencyCodes.DecimalsOf).Where(count => count is not null).Distinct();
        return new([.. names.Select(text => new NumberUnit(text, 1)), .. Multiples.Units], IsCurrency: true)
        {
            Decimals = decimals is [var only] ? only : null,
        };
    }
}
