using System.Globalization;

namespace Gophernet.Cli.Settings;

/// <summary>An address of IPv4 and a port.</summary>
/// <param name="Address">The address as a number of 32 bits.</param>
/// <param name="Port">The port; 0 for one that is free.</param>
internal sealed record ListenAddress(uint Address, int Port)
{
    private const uint Loopback = 0x7F000001;

    /// <summary>Where nothing else was said.</summary>
    public static ListenAddress Default { get; } = new(Loopback, 8080);

    /// <summary>Whether this machine alone can reach it.</summary>
    public bool IsLocal => Address >> 24 == 127;

    /// <summary>Reads 8080, :8080, localhost:8080 or 127.0.0.1:8080; null for anything else.</summary>
    public static ListenAddress? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon > 0 ? text[..colon] : "localhost";
        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            && ParseAddress(host) is { } address
            ? new ListenAddress(address, port)
            : null;
    }

    /// <summary>As it is written in an address of the web.</summary>
    public string ToText(int port) => string.Create(
        CultureInfo.InvariantCulture, $"{Address >> 24}.{(Address >> 16) & 255}.{(Address >> 8) & 255}.{Address & 255}:{port}");

    private static uint? ParseAddress(string host)
    {
        if (host == "localhost")
        {
            return Loopback;
        }

        var (address, parts) = (0u, host.Split('.'));
        foreach (var part in parts)
        {
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            address = address << 8 | value;
        }

        return parts.Length == 4 ? address : null;
    }
}
