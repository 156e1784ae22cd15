using System.Text;

namespace Gophernet.Cli.Serving;

/// <summary>An answer: status, kind and bytes.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="ContentType">The kind of the body.</param>
/// <param name="Body">The bytes.</param>
internal sealed record Response(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public const string Json = "application/json";

    /// <summary>The methods that a path has, for the answer that it has no other.</summary>
    public string? Allow { get; init; }

    /// <summary>Whether the connection ends with it.</summary>
    public bool EndsConnection { get; init; }

    /// <summary>Writes it as HTTP/1.1.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="keepsAlive">Whether another request may follow.</param>
    /// <param name="hasBody">Whether the body goes with it: an answer to HEAD has its length alone.</param>
    public void WriteTo(ByteBuffer output, bool keepsAlive, bool hasBody)
    {
        var allow = Allow is null ? "" : $"Allow: {Allow}\r\n";
        var end = keepsAlive ? "" : "Connection: close\r\n";
        output.Append(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {Status} {Reason(Status)}\r\nContent-Type: {ContentType}\r\nContent-Length: {Body.Length}\r\n{allow}{end}\r\n"));
        if (hasBody)
        {
            output.Append(Body.Span);
        }
    }

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Timeout",
        411 => "Length Required",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        417 => "Expectation Failed",
        422 => "Unprocessable Content",
        431 => "Request Header Fields Too Large",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Internal Server Error",
    };
}
