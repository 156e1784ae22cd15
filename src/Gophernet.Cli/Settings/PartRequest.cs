using System.Globalization;

namespace Gophernet.Cli.Settings;

/// <summary>Which part of the work a process was asked for: by its number, or by what a scheduler has set.</summary>
/// <param name="number">The number of the part, counted from 1; null for that of the scheduler.</param>
/// <param name="count">How many parts there are; null for what the scheduler says.</param>
internal sealed class PartRequest(int? number, int? count)
{
    private const string Automatic = "auto";

    /// <summary>The number of the part; null for that of the scheduler.</summary>
    public int? Number => number;

    /// <summary>How many parts there are; null for what the scheduler says.</summary>
    public int? Count => count;

    /// <summary>The beginnings of values that can be told.</summary>
    public static string[] Offered { get; } = [Automatic];

    /// <summary>Reads <c>2/8</c>, <c>auto</c> or <c>auto/8</c>.</summary>
    /// <returns>Null where it is none of these.</returns>
    public static PartRequest? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == Automatic)
        {
            return new PartRequest(null, null);
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || Whole(text[(slash + 1)..]) is not { } parts)
        {
            return null;
        }

        return text[..slash] == Automatic ? new PartRequest(null, parts)
            : Whole(text[..slash]) is { } part && part <= parts ? new PartRequest(part, parts)
            : null;
    }

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= Training.WorkShare.MaxCount ? value : null;
}
