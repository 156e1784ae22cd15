using System.Buffers;
using System.Text;

namespace Gophernet.Cli.Serving;

/// <summary>
/// The head of a request, as RFC 9112 has it and no other: what could be read in two ways is refused, since a proxy in front may read the other (request
/// smuggling). Only the headers that matter are kept.
/// </summary>
internal sealed class RequestHead
{
    /// <summary>The most bytes of a head.</summary>
    public const int MaxLength = 16 * 1024;

    private const int MaxDigits = 15;

    // RFC 9110, 5.6.2.
    private static readonly SearchValues<byte> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private bool _hasHost;

    private RequestHead()
    {
    }

    public required string Method { get; init; }

    /// <summary>The path, as it was sent.</summary>
    public required string Path { get; init; }

    /// <summary>What follows the question mark; empty for nothing.</summary>
    public required string Query { get; init; }

    /// <summary>The bytes of the body; −1 where none are announced.</summary>
    public long ContentLength { get; private set; } = -1;

    /// <summary>Whether the body comes in chunks.</summary>
    public bool IsChunked { get; private set; }

    /// <summary>Whether the client waits for a word before it sends the body.</summary>
    public bool ExpectsContinue { get; private set; }

    /// <summary>Whether another request may follow.</summary>
    public bool KeepsAlive { get; private set; }

    /// <summary>The kind of the body, without parameters, in small letters; empty where it is not said.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The kinds that the client takes, in small letters; empty where it is not said.</summary>
    public string Accept { get; private set; } = "";

    /// <summary>Whether a body comes.</summary>
    public bool HasBody => IsChunked || ContentLength > 0;

    /// <summary>Reads a head.</summary>
    /// <param name="bytes">Its lines, each with its CRLF, without the empty one at the end.</param>
    /// <exception cref="HttpFault">It is none.</exception>
    public static RequestHead Parse(ReadOnlySpan<byte> bytes)
    {
        var head = ParseFirstLine(TakeLine(ref bytes), out var isOld);
        var (keepsAlive, closes) = (false, false);
        while (!bytes.IsEmpty)
        {
            head.Add(TakeLine(ref bytes), isOld, ref keepsAlive, ref closes);
        }

        if (head.IsChunked && head.ContentLength >= 0)
        {
            throw HttpFault.Malformed("both Content-Length and Transfer-Encoding");
        }

        if (!head._hasHost && !isOld)
        {
            throw HttpFault.Malformed("no Host header");
        }

        head.KeepsAlive = !closes && (!isOld || keepsAlive);
        return head;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0 || end + 1 >= bytes.Length || bytes[end] != '\r' || bytes[end + 1] != '\n')
        {
            throw HttpFault.Malformed("a line that does not end with CRLF");
        }

        var line = bytes[..end];
        bytes = bytes[(end + 2)..];
        return line;
    }

    private static RequestHead ParseFirstLine(ReadOnlySpan<byte> line, out bool isOld)
    {
        var first = line.IndexOf((byte)' ');
        var second = line.LastIndexOf((byte)' ');
        if (first <= 0 || second <= first + 1 || line[..first].ContainsAnyExcept(Token)
            || line[(first + 1)..second].ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            throw HttpFault.Malformed("expected a request such as POST /predict HTTP/1.1");
        }

        var version = line[(second + 1)..];
        isOld = version.SequenceEqual("HTTP/1.0"u8);
        if (!isOld && !version.SequenceEqual("HTTP/1.1"u8))
        {
            throw new HttpFault(505, "expected HTTP/1.1 or HTTP/1.0") { EndsConnection = true };
        }

        var target = WithoutOrigin(Encoding.ASCII.GetString(line[(first + 1)..second]));
        if (target[0] != '/' && target != "*")
        {
            throw HttpFault.Malformed("expected a path that begins with /");
        }

        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return new RequestHead
        {
            Method = Encoding.ASCII.GetString(line[..first]),
            Path = mark < 0 ? target : target[..mark],
            Query = mark < 0 ? "" : target[(mark + 1)..],
        };
    }

    /// <summary>The path of what a proxy is asked for, <c>http://host/path</c>, which a server takes too (RFC 9112, 3.2.2).</summary>
    private static string WithoutOrigin(string target)
    {
        const string scheme = "http://";
        if (!target.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || target.Length == scheme.Length)
        {
            return target;
        }

        var path = target.AsSpan(scheme.Length).IndexOfAny('/', '?');
        return path < 0 ? "/" : target[scheme.Length + path] == '/' ? target[(scheme.Length + path)..] : "/" + target[(scheme.Length + path)..];
    }

    private void Add(ReadOnlySpan<byte> line, bool isOld, ref bool keepsAlive, ref bool closes)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[..colon].ContainsAnyExcept(Token)) // also a line that goes on with a blank, and a blank before the colon
        {
            throw HttpFault.Malformed("a header that is none");
        }

        var value = line[(colon + 1)..].Trim(" \t"u8);
        foreach (var one in value)
        {
            if (one is < (byte)' ' and not (byte)'\t' or 0x7F)
            {
                throw HttpFault.Malformed("a control character in a header");
            }
        }

        var name = line[..colon];
        if (Is(name, "host"u8))
        {
            RequireFirst(!_hasHost, "Host");
            _hasHost = true;
        }
        else if (Is(name, "content-length"u8))
        {
            RequireFirst(ContentLength < 0, "Content-Length");
            ContentLength = ParseLength(value);
        }
        else if (Is(name, "transfer-encoding"u8))
        {
            RequireFirst(!IsChunked, "Transfer-Encoding");
            IsChunked = !isOld && Is(value, "chunked"u8) ? true
                : throw new HttpFault(501, "the only Transfer-Encoding is chunked, of HTTP/1.1") { EndsConnection = true };
        }
        else if (Is(name, "content-encoding"u8) && !Is(value, "identity"u8))
        {
            throw new HttpFault(415, "a packed body is not unpacked: send it as it is") { EndsConnection = true };
        }
        else if (Is(name, "expect"u8))
        {
            ExpectsContinue = Is(value, "100-continue"u8) ? !isOld
                : throw new HttpFault(417, "the only Expect is 100-continue") { EndsConnection = true };
        }
        else if (Is(name, "connection"u8))
        {
            closes |= Contains(value, "close");
            keepsAlive |= Contains(value, "keep-alive");
        }
        else if (Is(name, "content-type"u8))
        {
            var end = value.IndexOf((byte)';');
            ContentType = Lower(end < 0 ? value : value[..end].TrimEnd((byte)' '));
        }
        else if (Is(name, "accept"u8))
        {
            Accept = Accept.Length == 0 ? Lower(value) : Accept + "," + Lower(value);
        }
    }

    private static long ParseLength(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value.Length > MaxDigits || value.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            throw HttpFault.Malformed("a Content-Length that is no number");
        }

        var length = 0L;
        foreach (var digit in value)
        {
            length = 10 * length + (digit - '0');
        }

        return length;
    }

    private static void RequireFirst(bool isFirst, string name)
    {
        if (!isFirst)
        {
            throw HttpFault.Malformed($"more than one {name}");
        }
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) => Ascii.EqualsIgnoreCase(text, lower);

    private static string Lower(ReadOnlySpan<byte> value) => Encoding.Latin1.GetString(value).ToLowerInvariant();

    private static bool Contains(ReadOnlySpan<byte> value, string name) =>
        Array.Exists(Lower(value).Split(','), part => part.AsSpan().Trim(" \t").SequenceEqual(name));
}
