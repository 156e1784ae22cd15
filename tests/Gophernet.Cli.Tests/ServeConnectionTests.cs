using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>What clients get from a server that send in pieces, wait, stay away or send what is no request.</summary>
[SupportedOSPlatform("linux")]
public sealed class ServeConnectionTests : IDisposable
{
    private const string Rows = TestServer.Rows;

    private readonly TestServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Requests_that_come_at_once_are_answered_in_their_order()
    {
        const string Health = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
        var answer = _server.Exchange(string.Concat(Enumerable.Repeat(Health + "\r\n" + TestServer.Request("/predict", "text/csv", Rows), 100))
            + "GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + Health);

        Assert.Equal(200, answer.Split("HTTP/1.1 200 OK\r\n").Length - 1);
        Assert.Equal(1, answer.Split("HTTP/1.1 404 Not Found\r\n").Length - 1);
    }

    [Fact]
    public void A_request_in_pieces_and_in_chunks_is_answered_as_one_that_comes_at_once()
    {
        var expected = _server.Post("/predict", "text/csv", Rows);
        using var client = _server.Connect();
        foreach (var one in "POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
        {
            client.Send([(byte)one]);
        }

        foreach (var one in Rows)
        {
            client.Send(Encoding.ASCII.GetBytes($"1\r\n{one}\r\n"));
        }

        client.Send("0\r\n\r\n"u8);
        Assert.Equal(expected, TestServer.Parse(TestServer.ReadAll(client)));
    }

    [Fact]
    public void A_client_that_waits_before_its_body_is_told_to_go_on()
    {
        using var client = _server.Connect();
        client.Send(Encoding.ASCII.GetBytes(
            "POST /predict HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nExpect: 100-continue\r\nConnection: close\r\n"
            + $"Content-Length: {Rows.Length}\r\n\r\n"));
        var buffer = new byte[25];
        for (var read = 0; read < buffer.Length;)
        {
            read += client.Receive(buffer, read, buffer.Length - read, SocketFlags.None);
        }

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(buffer));
        client.Send(Encoding.ASCII.GetBytes(Rows));
        Assert.Equal(200, TestServer.Parse(TestServer.ReadAll(client)).Status);
    }

    [Fact]
    public void A_client_that_has_said_all_gets_its_answer()
    {
        using var client = _server.Connect();
        client.Send(Encoding.ASCII.GetBytes(TestServer.Request("/predict", "text/csv", Rows)));
        client.Shutdown(SocketShutdown.Send);

        Assert.Equal(200, TestServer.Parse(TestServer.ReadAll(client)).Status);
    }

    [Fact]
    public void A_request_that_does_not_come_in_time_ends_and_others_are_answered()
    {
        using var hasty = _server.Listen(_server.Limits with { RequestMilliseconds = 1000 }, threads: 1);
        using var slow = _server.Connect(hasty.Port);
        slow.Send("POST /predict HTTP/1.1\r\nHost: a\r\nContent-Le"u8);

        Assert.Equal(200, _server.Get("/health", hasty.Port).Status);
        Assert.StartsWith("HTTP/1.1 408 ", TestServer.ReadAll(slow), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_connections_stand_open_and_each_is_answered()
    {
        var clients = Enumerable.Range(0, 1000).Select(_ => _server.Connect()).ToList();
        try
        {
            foreach (var client in clients)
            {
                client.Send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n"u8);
            }

            Assert.All(clients, client => Assert.True(client.Receive(new byte[1024]) > 100));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public void An_answer_that_nobody_takes_holds_up_nobody()
    {
        using var server = _server.Listen(_server.Limits, threads: 1);
        using var deaf = _server.Connect(server.Port);
        var requests = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(TestServer.Request("/predict", "text/csv", Rows), 500)));
        deaf.Blocking = false;
        for (var sent = 0; sent < 40 && deaf.Poll(100_000, SelectMode.SelectWrite); sent++)
        {
            deaf.Send(requests, SocketFlags.None, out _);
        }

        Assert.Equal(200, _server.Get("/health", server.Port).Status);
    }

    [Fact]
    public void Random_bytes_end_in_an_answer_or_an_end()
    {
        var random = new Random(1);
        var request = Encoding.ASCII.GetBytes(TestServer.Request("/predict", "application/json", "[{\"a\":1,\"b\":\"red\"}]", "Connection: close\r\n"));
        for (var i = 0; i < 300; i++)
        {
            var bytes = request.ToArray();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            using var client = _server.Connect();
            client.Send(bytes);
            client.Shutdown(SocketShutdown.Send);
            Assert.Matches("^$|^HTTP/1.1 [2-5][0-9][0-9] ", TestServer.ReadAll(client).Split('\r')[0]);
        }

        Assert.Equal(200, _server.Get("/health").Status);
    }
}
