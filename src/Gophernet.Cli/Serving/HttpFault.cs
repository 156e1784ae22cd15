namespace Gophernet.Cli.Serving;

/// <summary>What is wrong with a request: it is answered with this status.</summary>
/// <param name="status">The status of HTTP.</param>
/// <param name="message">What was expected, and what was found.</param>
internal sealed class HttpFault(int status, string message) : Exception(message)
{
    /// <summary>The status of HTTP.</summary>
    public int Status => status;

    /// <summary>Whether nobody knows where the next request begins: then the connection ends.</summary>
    public bool EndsConnection { get; init; }

    /// <summary>Of bytes that are no request as RFC 9112 has it.</summary>
    public static HttpFault Malformed(string message) => new(400, message) { EndsConnection = true };
}
