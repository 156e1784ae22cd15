using System.Text;
using System.Text.Json.Nodes;
using Gophernet.Cli.Serving;

namespace Gophernet.Cli.Tests;

/// <summary>The bytes of requests: what RFC 9112 has, and nothing that could be read in two ways.</summary>
public class HttpParsingTests
{
    private const string First = "POST /predict/iris?errors=inline HTTP/1.1\r\n";
    private const string Host = "Host: a\r\n";

    [Fact]
    public void A_head_says_what_comes()
    {
        var head = Parse(First + "hOsT: a:1\r\nContent-Length:\t 12 \r\nCONTENT-type: Text/CSV ; charset=utf-8\r\nAccept: text/csv\r\naccept: */*\r\n"
            + "Expect: 100-Continue\r\nX-Other: \x80\xFF\r\nEmpty:\r\n");

        Assert.Equal(("POST", "/predict/iris", "errors=inline"), (head.Method, head.Path, head.Query));
        Assert.Equal((12, false, true, true), (head.ContentLength, head.IsChunked, head.ExpectsContinue, head.KeepsAlive));
        Assert.Equal(("text/csv", "text/csv,*/*"), (head.ContentType, head.Accept));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n", true)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n", false)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nConnection: close\r\n", false)]
    [InlineData("GET / HTTP/1.0\r\n", false)]
    [InlineData("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n", true)]
    public void A_connection_is_kept_as_the_client_says(string head, bool keepsAlive) => Assert.Equal(keepsAlive, Parse(head).KeepsAlive);

    [Theory]
    [InlineData(400, "")]
    [InlineData(400, "GET\r\n" + Host)]
    [InlineData(400, "GET  HTTP/1.1\r\n" + Host)]
    [InlineData(400, "GET /a b HTTP/1.1\r\n" + Host)]
    [InlineData(400, "GET /\tb HTTP/1.1\r\n" + Host)]
    [InlineData(400, "GET /\x80 HTTP/1.1\r\n" + Host)]
    [InlineData(400, "G{T / HTTP/1.1\r\n" + Host)]
    [InlineData(400, " GET / HTTP/1.1\r\n" + Host)]
    [InlineData(400, "GET https://a/ HTTP/1.1\r\n" + Host)]
    [InlineData(400, "GET / HTTP/1.1\n" + Host)]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\rb\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\0\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost : a\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\r\n: nothing\r\n")]
    [InlineData(400, "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n")]
    [InlineData(400, First + Host + "Content-Length: 1\r\nContent-Length: 1\r\n")]
    [InlineData(400, First + Host + "Content-Length: 1, 1\r\n")]
    [InlineData(400, First + Host + "Content-Length: +1\r\n")]
    [InlineData(400, First + Host + "Content-Length: -1\r\n")]
    [InlineData(400, First + Host + "Content-Length: 0x1\r\n")]
    [InlineData(400, First + Host + "Content-Length:\r\n")]
    [InlineData(400, First + Host + "Content-Length: 9999999999999999\r\n")]
    [InlineData(400, First + Host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData(400, First + Host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData(501, First + Host + "Transfer-Encoding: gzip, chunked\r\n")]
    [InlineData(501, First + Host + "Transfer-Encoding: xchunked\r\n")]
    [InlineData(501, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData(505, "GET / HTTP/2.0\r\n" + Host)]
    [InlineData(505, "GET / http/1.1\r\n" + Host)]
    [InlineData(417, First + Host + "Expect: 200-ok\r\n")]
    [InlineData(415, First + Host + "Content-Encoding: gzip\r\n")]
    public void What_is_no_head_is_refused_and_ends_the_connection(int status, string head)
    {
        var fault = Assert.Throws<HttpFault>(() => Parse(head));

        Assert.Equal((status, true), (fault.Status, fault.EndsConnection));
    }

    [Theory]
    [InlineData("0\r\n\r\n", "")]
    [InlineData("3\r\nabc\r\n0\r\n\r\n", "abc")]
    [InlineData("00000003 ; x=\"y\"\r\nabc\r\nA;z\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n", "abc0123456789")]
    [InlineData("1\r\n\r\r\n1\r\n\n\r\n000\r\n\r\n", "\r\n")]
    public void Chunks_come_in_pieces_of_any_length(string text, string expected)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        for (var piece = 1; piece <= bytes.Length; piece++)
        {
            var (chunks, input, body) = (new ChunkedBody(), new ByteBuffer(), new ByteBuffer());
            for (var i = 0; i < bytes.Length; i += piece)
            {
                Assert.False(chunks.IsDone);
                input.Append(bytes.AsSpan(i, Math.Min(piece, bytes.Length - i)));
                input.Skip(chunks.Take(input.Span, body));
            }

            Assert.True(chunks.IsDone);
            Assert.Equal((expected, 0), (Encoding.Latin1.GetString(body.Span), input.Length));
        }
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("x\r\n")]
    [InlineData("-1\r\n")]
    [InlineData("0x1\r\n")]
    [InlineData("1 x\r\n")]
    [InlineData("000000001\r\n")]
    [InlineData("1\na")]
    [InlineData("1\r\r\na")]
    [InlineData("1\r\nab\r\n")]
    [InlineData("1\r\na\n\r\n")]
    [InlineData("0\r\nTrailer\nx")]
    public void What_are_no_chunks_is_refused(string text) =>
        Assert.Equal(400, Assert.Throws<HttpFault>(() => new ChunkedBody().Take(Encoding.Latin1.GetBytes(text), new ByteBuffer())).Status);

    [Fact]
    public void Lines_of_chunks_without_end_are_refused()
    {
        var tooLong = Encoding.ASCII.GetBytes("1;" + new string('x', 300));
        var tooMany = Encoding.ASCII.GetBytes("0\r\n" + string.Concat(Enumerable.Repeat("a: b\r\n", 20_000)));

        Assert.Throws<HttpFault>(() => new ChunkedBody().Take(tooLong, new ByteBuffer()));
        Assert.Throws<HttpFault>(() => new ChunkedBody().Take(tooMany, new ByteBuffer()));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData(" [ \r\n ] ")]
    [InlineData("[{\"a\":1}]")]
    [InlineData("\n[\n  {\n    \"a\": \"] , } \\\" \\\\\"\n  },\r\n\t{\"b\":\"é\", \"c\":[1,{}]} ]\n")]
    public void An_array_becomes_a_line_for_each_object(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        JsonRows.SplitArray(bytes);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(JsonNode.Parse(json)!.AsArray().Select(item => item!.ToJsonString()), lines.Select(line => JsonNode.Parse(line)!.ToJsonString()));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[{}")]
    [InlineData("[{},]")]
    [InlineData("[,{}]")]
    [InlineData("[{},,{}]")]
    [InlineData("[{}{}]")]
    [InlineData("[{}]]")]
    [InlineData("[{}] x")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("[{\"a\":\"x\ny\"}]")]
    [InlineData("[{\"a\":\"x]}")]
    public void What_is_no_array_of_objects_is_refused(string json) =>
        Assert.Equal(400, Assert.Throws<HttpFault>(() => JsonRows.SplitArray(Encoding.UTF8.GetBytes(json))).Status);

    [Fact]
    public void JSON_that_is_no_UTF8_is_refused() =>
        Assert.Equal(400, Assert.Throws<HttpFault>(() => JsonRows.JoinLines("{\"a\":\"\xFF\"}".Select(one => (byte)one).ToArray())).Status);

    private static RequestHead Parse(string head) => RequestHead.Parse(Encoding.Latin1.GetBytes(head));
}
