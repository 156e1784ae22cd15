using System.Collections.Immutable;
using System.Text;
using Gophernet.Csv.Numbers;
using Gophernet.Tables.Cells;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>How callers say that a cell is missing: the words of <see cref="MissingTokens"/>, in any case, and an empty text.</summary>
/// <param name="texts">The texts of missing values.</param>
internal sealed class MissingSpellings(ImmutableArray<string> texts)
{
    /// <summary>The numbers among them.</summary>
    public ImmutableArray<double> Numbers { get; } =
        [.. texts.Select(text => NumberParser.TryParse(Encoding.UTF8.GetBytes(text), decimalComma: true, out var number) ? number : double.NaN)
            .Where(double.IsFinite)];

    /// <summary>Among categories.</summary>
    public ImmutableArray<string> OfTexts { get; } =
        [.. ((string[])["", .. texts, .. texts.Contains("null", StringComparer.OrdinalIgnoreCase) ? ["\\N"] : (string[])[]])
            .SelectMany(text => text.Length == 0 ? [text] : (IEnumerable<string>)Spellings.InEveryCase(text).SelectMany(Spellings.AsNumber)).Distinct()];

    /// <summary>Among texts that stand for numbers, where signs for no number are missing too.</summary>
    public ImmutableArray<string> OfValues => [.. OfTexts.Concat([".", .. Spellings.InEveryCase("nan")]).Distinct()];
}
