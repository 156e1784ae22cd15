using System.Globalization;
using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>Writes numbers as a column has them.</summary>
internal static class NumberFormWriter
{
    private const int MaxDigits = 400; // of the largest double, with decimals
    private const int GroupSize = 3;

    /// <summary>A number in a form.</summary>
    public static string ToText(NumberForm form, double value)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        var magnitude = Math.Abs(value);
        magnitude.TryFormat(digits, out var length, FormatOf(form), CultureInfo.InvariantCulture);
        if (digits[..length].Contains('E'))
        {
            magnitude.TryFormat(digits, out length, magnitude >= 1 ? "F0" : "F20", CultureInfo.InvariantCulture); // no form has powers of ten
        }

        var text = digits[..length];
        var isNegative = value < 0 && text.ContainsAnyInRange('1', '9'); // not what is rounded to 0
        var written = new StringBuilder();
        written.Append(isNegative ? form.Negative switch
        {
            NegativeStyle.Minus => "-",
            NegativeStyle.UnicodeMinus => "−",
            NegativeStyle.Parentheses => "(",
            _ => "",
        } : "");
        written.Append(form.Before);
        AppendDigits(written, form, text);
        written.Append(isNegative && form.Negative == NegativeStyle.Trailing ? "-" : "").Append(form.After);
        return written.Append(isNegative && form.Negative == NegativeStyle.Parentheses ? ")" : "").ToString();
    }

    /// <summary>The fewest digits that are read as the same number, where a column has any number of them.</summary>
    private static string FormatOf(NumberForm form) => form.Decimals is { } decimals ? string.Create(CultureInfo.InvariantCulture, $"F{decimals}") : "R";

    private static void AppendDigits(StringBuilder written, NumberForm form, ReadOnlySpan<char> text)
    {
        var whole = text.IndexOf('.') is >= 0 and var point ? point : text.Length;
        for (var i = 0; i < whole; i++)
        {
            written.Append(i > 0 && (whole - i) % GroupSize == 0 ? form.Thousands : "").Append(text[i]);
        }

        if (whole < text.Length)
        {
            written.Append((char)form.Decimal).Append(text[(whole + 1)..]);
        }
    }
}
