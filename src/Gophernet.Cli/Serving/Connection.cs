using System.Runtime.Versioning;

namespace Gophernet.Cli.Serving;

/// <summary>
/// One connection: requests are read as they come and answered in their order. It never waits; what it cannot do now, it does when its thread calls it again.
/// </summary>
/// <param name="socket">The connection, which it owns.</param>
/// <param name="service">Answers requests.</param>
/// <param name="limits">The most that it takes.</param>
/// <param name="now">What time it is, in milliseconds.</param>
[SupportedOSPlatform("linux")]
internal sealed class Connection(int socket, Service service, Limits limits, long now)
{
    private const int ReadSize = 16 * 1024;
    private const int LingerMilliseconds = 2000;
    private const int MaxReads = 16; // of one turn, so that others get theirs

    private readonly ByteBuffer _input = new();
    private readonly ByteBuffer _body = new();
    private readonly ByteBuffer _output = new();
    private RequestHead? _head;
    private ChunkedBody? _chunks;
    private int _searched; // bytes of the input in which no head ends
    private bool _hasEnded; // the client sends nothing more
    private bool _isLast; // after what is written, the connection ends
    private bool _lingers; // all is written: what still comes is thrown away

    public int Socket => socket;

    /// <summary>When it ends where nothing happens.</summary>
    public long Deadline { get; private set; } = now + limits.IdleMilliseconds;

    /// <summary>Whether it is over.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether it waits for room, and not for bytes.</summary>
    public bool AwaitsRoom => _output.Length > 0;

    /// <summary>Whether it is in the middle of a request or an answer.</summary>
    public bool IsBusy => !IsClosed && !_lingers && (_head is not null || _input.Length > 0 || _output.Length > 0);

    private bool IsStarted => _head is not null || _input.Length > 0;

    /// <summary>Does what can be done.</summary>
    /// <param name="time">What time it is.</param>
    /// <param name="isEnding">Whether this request is the last.</param>
    public void Turn(long time, bool isEnding)
    {
        for (var reads = 0; AnswerAndFlush(time, isEnding) && reads < MaxReads; reads++)
        {
            var read = _hasEnded ? 0 : Sockets.Receive(socket, _input.Free(ReadSize));
            if (read == Sockets.WouldBlock)
            {
                return;
            }

            if (read <= 0 && (read < 0 || _hasEnded))
            {
                Close();
                return;
            }

            var wasStarted = IsStarted;
            _input.Grow(read);
            _hasEnded |= read == 0;
            if (_lingers)
            {
                _input.Clear();
            }
            else if (!wasStarted && IsStarted)
            {
                Deadline = time + limits.RequestMilliseconds; // not put off by what comes later: slow clients do not hold a place
            }
        }
    }

    /// <summary>Ends it where its time is over.</summary>
    public void Expire(long time)
    {
        if (IsClosed || time < Deadline)
        {
            return;
        }

        if (_lingers || !IsStarted || _output.Length > 0)
        {
            Close();
            return;
        }

        Refuse(new HttpFault(408, "the request did not come in time") { EndsConnection = true });
        Flush(time);
    }

    public void Close()
    {
        if (!IsClosed)
        {
            IsClosed = true;
            Sockets.Close(socket);
        }
    }

    /// <summary>Answers all requests that have come, as their answers are taken.</summary>
    /// <returns>Whether all is written, and more may come.</returns>
    private bool AnswerAndFlush(long time, bool isEnding)
    {
        while (Flush(time))
        {
            Answer(time, isEnding);
            if (_output.Length == 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Answer(long time, bool isEnding)
    {
        try
        {
            while (!_isLast && _output.Length <= limits.MaxPending && TakeRequest())
            {
                var head = _head!;
                var keepsAlive = head.KeepsAlive && !isEnding;
                var response = service.Answer(head, _body.Segment);
                keepsAlive &= !response.EndsConnection;
                response.WriteTo(_output, keepsAlive, head.Method != "HEAD");
                _isLast = !keepsAlive;
                (_head, _chunks) = (null, null);
                _body.Clear();
                Deadline = time + (_input.Length > 0 ? limits.RequestMilliseconds : limits.IdleMilliseconds);
            }
        }
        catch (HttpFault e)
        {
            Refuse(e);
        }
    }

    private void Refuse(HttpFault fault)
    {
        service.Refuse(fault).WriteTo(_output, keepsAlive: false, hasBody: true);
        (_head, _chunks, _isLast) = (null, null, true);
        _input.Clear();
        _body.Clear();
    }

    /// <summary>Takes a whole request, if it has come.</summary>
    private bool TakeRequest()
    {
        if (_head is null && !TakeHead())
        {
            return false;
        }

        if (_chunks is not null)
        {
            _input.Skip(_chunks.Take(_input.Span, _body));
            RequireFitting(_body.Length);
            return _chunks.IsDone;
        }

        var count = (int)Math.Min(Math.Max(_head!.ContentLength, 0) - _body.Length, _input.Length);
        _body.Append(_input.Span[..count]);
        _input.Skip(count);
        return _body.Length >= _head.ContentLength;
    }

    private bool TakeHead()
    {
        while (_input.Length >= 2 && _input.Span is [(byte)'\r', (byte)'\n', ..])
        {
            _input.Skip(2); // some clients send one after a body (RFC 9112, 2.2)
        }

        var start = Math.Max(_searched - 3, 0);
        var end = _input.Span[start..].IndexOf("\r\n\r\n"u8);
        if (end < 0 ? _input.Length > RequestHead.MaxLength : start + end > RequestHead.MaxLength)
        {
            throw new HttpFault(431, $"the head of a request has at most {RequestHead.MaxLength} bytes") { EndsConnection = true };
        }

        if (end < 0)
        {
            _searched = _input.Length;
            return false;
        }

        _searched = 0;
        var length = start + end + 2;
        _head = RequestHead.Parse(_input.Span[..length]);
        _input.Skip(length + 2);
        RequireFitting(_head.ContentLength);
        _chunks = _head.IsChunked ? new ChunkedBody() : null;
        if (_head is { ExpectsContinue: true, HasBody: true } && _input.Length == 0)
        {
            _output.Append("HTTP/1.1 100 Continue\r\n\r\n"u8);
        }

        return true;
    }

    private void RequireFitting(long length)
    {
        if (length > limits.MaxBody)
        {
            throw new HttpFault(413, $"a body has at most {ByteCount.ToText(limits.MaxBody)}") { EndsConnection = true };
        }
    }

    /// <summary>Writes what there is room for.</summary>
    /// <returns>Whether all is written.</returns>
    private bool Flush(long time)
    {
        while (_output.Length > 0 && !IsClosed)
        {
            var sent = Sockets.Send(socket, _output.Span);
            if (sent == Sockets.WouldBlock)
            {
                return false;
            }

            if (sent < 0)
            {
                Close();
                return false;
            }

            _output.Skip(sent);
        }

        if (_isLast && !_lingers && !IsClosed)
        {
            // Closed at once, with bytes unread, the client might lose the answer.
            Sockets.EndSending(socket);
            (_lingers, Deadline) = (true, time + LingerMilliseconds);
        }

        return !IsClosed;
    }
}
