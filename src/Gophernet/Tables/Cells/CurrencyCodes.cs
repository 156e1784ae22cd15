namespace Gophernet.Tables.Cells;

/// <summary>The codes of currencies of ISO 4217, and how many decimals their amounts have.</summary>
internal static class CurrencyCodes
{
    private const int Length = 3;
    private const int UsualDecimals = 2;

    private const string WithoutDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private const string OfThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    private const string Others =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP "
        + "ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD "
        + "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
        + "STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG";

    // Three characters without a blank are found in a list only where they are one of its codes, as a blank stands between two of them.

    /// <summary>The decimals of a currency's amounts; null where the text is no code.</summary>
    public static int? DecimalsOf(string text) => text.Length != Length || text.Contains(' ') ? null
        : OfThreeDecimals.Contains(text, StringComparison.Ordinal) ? 3
        : WithoutDecimals.Contains(text, StringComparison.Ordinal) ? 0
        : Others.Contains(text, StringComparison.Ordinal) ? UsualDecimals
        : null;
}
