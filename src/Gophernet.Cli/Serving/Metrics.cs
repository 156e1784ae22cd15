using System.Globalization;
using System.Text;

namespace Gophernet.Cli.Serving;

/// <summary>What is counted of requests, for Prometheus; any thread counts.</summary>
internal sealed class Metrics
{
    public const string ContentType = "text/plain; version=0.0.4";

    private static readonly double[] Bounds = [0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 2.5];

    private readonly long[] _statuses = new long[600];
    private readonly long[] _times = new long[Bounds.Length + 1];
    private long _microseconds;
    private long _rows;
    private long _faultyRows;
    private long _connections;

    /// <summary>Counts an answer.</summary>
    public void CountAnswer(int status, double seconds)
    {
        var bucket = Array.FindIndex(Bounds, bound => seconds <= bound);
        Interlocked.Increment(ref _times[bucket < 0 ? Bounds.Length : bucket]);
        Interlocked.Add(ref _microseconds, (long)(1e6 * seconds));
        CountStatus(status);
    }

    /// <summary>Counts an answer to what was no request.</summary>
    public void CountStatus(int status) => Interlocked.Increment(ref _statuses[status]);

    public void CountRows(int rows, int faulty)
    {
        Interlocked.Add(ref _rows, rows);
        Interlocked.Add(ref _faultyRows, faulty);
    }

    public void CountConnections(int change) => Interlocked.Add(ref _connections, change);

    /// <summary>The counts, in the text format of Prometheus.</summary>
    public byte[] ToText()
    {
        var text = new StringBuilder();
        Begin(text, "requests_total", "counter", "Answers, by status.");
        for (var status = 0; status < _statuses.Length; status++)
        {
            if (Interlocked.Read(ref _statuses[status]) is > 0 and var count)
            {
                Add(text, $"requests_total{{status=\"{Text(status)}\"}}", Text(count));
            }
        }

        Begin(text, "request_seconds", "histogram", "Time to answer a request that has come.");
        var total = 0L;
        for (var i = 0; i < _times.Length; i++)
        {
            total += Interlocked.Read(ref _times[i]);
            var bound = i < Bounds.Length ? Bounds[i].ToString("0.####", CultureInfo.InvariantCulture) : "+Inf";
            Add(text, $"request_seconds_bucket{{le=\"{bound}\"}}", Text(total));
        }

        Add(text, "request_seconds_sum", (Interlocked.Read(ref _microseconds) / 1e6).ToString("0.000000", CultureInfo.InvariantCulture));
        Add(text, "request_seconds_count", Text(total));
        AddOne(text, "rows_total", "counter", "Rows that were predicted, those with an error too.", Interlocked.Read(ref _rows));
        AddOne(text, "faulty_rows_total", "counter", "Rows that had an error.", Interlocked.Read(ref _faultyRows));
        AddOne(text, "connections", "gauge", "Connections that are open.", Interlocked.Read(ref _connections));
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void AddOne(StringBuilder text, string name, string type, string help, long value)
    {
        Begin(text, name, type, help);
        Add(text, name, Text(value));
    }

    private static void Begin(StringBuilder text, string name, string type, string help) =>
        text.Append($"# HELP gophernet_{name} {help}\n# TYPE gophernet_{name} {type}\n");

    private static void Add(StringBuilder text, string name, string value) => text.Append($"gophernet_{name} {value}\n");

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
