using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Profiles;

/// <summary>Numbers beyond those of training, and how they are spread beside those.</summary>
/// <param name="profile">What stood in the column in training; null where that is not known: then no number is beyond.</param>
/// <param name="hasMissing">Whether cells were missing in training.</param>
/// <param name="hasBins">Whether it is counted how they are spread.</param>
internal sealed class NumberTally(NumberProfile? profile, bool hasMissing, bool hasBins) : ColumnTally(profile, hasMissing)
{
    private readonly double _low = profile?.Low ?? double.NegativeInfinity;
    private readonly double _high = profile?.High ?? double.PositiveInfinity;
    private readonly ImmutableArray<double> _edges = hasBins && profile is not null ? profile.Edges : [];
    private readonly long[] _above = new long[NumberProfile.Names.Length - 2]; // the numbers above each edge
    private FarCells _below;
    private FarCells _beyond;
    private double _smallest = double.PositiveInfinity;
    private double _largest = double.NegativeInfinity;

    public override PartShares? Parts
    {
        get
        {
            if (profile is null || _edges.IsEmpty || RowCount == 0)
            {
                return null;
            }

            var counts = Bins();
            return new PartShares(
                [.. profile.Quantiles], [], [.. profile.Bins], counts, StabilityIndex.Of(profile.Bins.AsSpan(), profile.MissingShare, counts, MissingCount));
        }
    }

    public override void Clear()
    {
        base.Clear();
        Array.Clear(_above);
        (_below, _beyond, _smallest, _largest) = (default, default, double.PositiveInfinity, double.NegativeInfinity);
    }

    public override void Count(ReadOnlySpan<double> values, LineNumbers lines, int first)
    {
        var range = NumberRange.Of(values);
        CountMissing(values, lines, first, range.MissingCount);
        (_smallest, _largest) = (Math.Min(_smallest, range.Low), Math.Max(_largest, range.High));
        if (range.Low < _low || range.High > _high)
        {
            CountBeyond(values, lines, first);
        }

        for (var i = 0; i < _edges.Length; i++)
        {
            _above[i] += CountAbove(values, _edges[i]);
        }
    }

    public override void Add(ColumnTally block)
    {
        base.Add(block);
        var other = (NumberTally)block;
        _below.Add(other._below);
        _beyond.Add(other._beyond);
        (_smallest, _largest) = (Math.Min(_smallest, other._smallest), Math.Max(_largest, other._largest));
        for (var i = 0; i < _above.Length; i++)
        {
            _above[i] += other._above[i];
        }
    }

    public override string? Expected(double value, ReadOnlySpan<byte> text, Func<double, string> textOf) =>
        value < _low || value > _high ? $"{textOf(_low)} to {textOf(_high)}, as in training" : null;

    public override IEnumerable<FarFinding> Findings(Func<double, string> textOf)
    {
        foreach (var finding in base.Findings(textOf))
        {
            yield return finding;
        }

        if (_below.Count > 0)
        {
            yield return new FarFinding(_below, $"{Are(_below)} below {textOf(_low)}, the smallest in training; the smallest here is {textOf(_smallest)}")
            {
                Reach = (_low - _smallest) / (_high - _low),
            };
        }

        if (_beyond.Count > 0)
        {
            yield return new FarFinding(_beyond, $"{Are(_beyond)} above {textOf(_high)}, the largest in training; the largest here is {textOf(_largest)}")
            {
                Reach = (_largest - _high) / (_high - _low),
            };
        }

        static string Are(FarCells cells) => cells.Count == 1 ? "is" : "are";
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        base.WriteJson(json);
        if (_smallest <= _largest)
        {
            json.WriteNumber("min", _smallest);
            json.WriteNumber("max", _largest);
        }

        if (profile is null or { Quantiles.IsEmpty: true })
        {
            return;
        }

        json.WriteNumber("training_min", _low);
        json.WriteNumber("training_max", _high);
        json.WriteNumber("below", _below.Count);
        json.WriteNumber("above", _beyond.Count);
        WriteStability(json);
    }

    /// <summary>The numbers that are at most the first edge, between that and the next, and so on.</summary>
    private long[] Bins()
    {
        var bins = new long[_above.Length + 1];
        var rest = RowCount - MissingCount;
        for (var i = 0; i < _above.Length; i++)
        {
            (bins[i], rest) = (rest - _above[i], _above[i]);
        }

        bins[^1] = rest;
        return bins;
    }

    private void CountBeyond(ReadOnlySpan<double> values, LineNumbers lines, int first)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] < _low)
            {
                _below.Add(1, _below.Count == 0 ? lines[first + row] : 0);
            }
            else if (values[row] > _high)
            {
                _beyond.Add(1, _beyond.Count == 0 ? lines[first + row] : 0);
            }
        }
    }

    private static long CountAbove(ReadOnlySpan<double> values, double edge)
    {
        var (sum, edges, i) = (Vector256<long>.Zero, Vector256.Create(edge), 0);
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            sum -= Vector256.GreaterThan(Vector256.Create(values.Slice(i, Vector256<double>.Count)), edges).AsInt64(); // true is −1
        }

        var count = Vector256.Sum(sum);
        for (; i < values.Length; i++)
        {
            count += values[i] > edge ? 1 : 0;
        }

        return count;
    }
}
