using System.Globalization;

namespace Gophernet;

/// <summary>Numbers of bytes as people write them: 64MB, 500 kB, 2g or 1048576.</summary>
internal static class ByteCount
{
    private static readonly (string Name, long Bytes)[] Units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];

    /// <summary>The number in the largest unit that divides it, such as <c>64 MB</c>.</summary>
    public static string ToText(long bytes)
    {
        var (name, size) = Array.Find(Units, unit => bytes % unit.Bytes == 0) is { Name: not null } unit ? unit : ("bytes", 1);
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / size} {name}");
    }

    /// <summary>Reads a whole number with a unit or none.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        var factor = 1L;
        var number = text.AsSpan();
        foreach (var (name, size) in Units)
        {
            var unit = number.EndsWith(name, StringComparison.OrdinalIgnoreCase) ? 2
                : number.EndsWith(name.AsSpan(0, 1), StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            if (unit > 0)
            {
                number = number[..^unit].TrimEnd(' ');
                factor = size;
                break;
            }
        }

        var isNumber = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= long.MaxValue / factor;
        bytes = isNumber ? count * factor : 0;
        return isNumber;
    }
}
