using System.Collections.Immutable;
using System.Globalization;

namespace Gophernet.Training.Options;

/// <summary>Numbers from 0 with a name each: <c>NAME=N,NAME=N</c>.</summary>
internal static class NamedNumbers
{
    /// <summary>The names and numbers; null for anything else.</summary>
    public static ImmutableArray<(string Name, float Value)>? Parse(string text)
    {
        var named = ImmutableArray.CreateBuilder<(string Name, float Value)>();
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        foreach (var part in text.Split(','))
        {
            var equals = part.LastIndexOf('=');
            if (equals < 1 || !float.TryParse(part.AsSpan(equals + 1), Style, CultureInfo.InvariantCulture, out var value)
                || !float.IsFinite(value) || named.Any(other => other.Name == part[..equals]))
            {
                return null;
            }

            named.Add((part[..equals], value));
        }

        return named.ToImmutable();
    }

    public static string ToText(string name, float value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
}
