using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gophernet.Tables.Columns;

namespace Gophernet.Tables.Profiles;

/// <summary>Categories that were not in training, and how all are spread beside those.</summary>
internal sealed class CategoryTally : ColumnTally
{
    private const int MaxShown = 3;
    private const int MaxListed = 20;

    private readonly CategoryProfile? _profile;
    private readonly RareTexts? _rare; // null where a text that is no category of its own may have been in training or not
    private readonly int[] _parts; // the part of each category, that of others first, to count how they are spread; empty where that is not counted
    private readonly long[] _counts;
    private FarCells _unseenCells;
    private UnseenTexts? _unseen;

    /// <summary>Prepares to count.</summary>
    /// <param name="names">The categories that have an input of their own.</param>
    /// <param name="hasOther">Whether there were others in training.</param>
    /// <param name="profile">What stood in the column in training; null where that is not known.</param>
    /// <param name="hasMissing">Whether cells were missing in training.</param>
    /// <param name="hasBins">Whether it is counted how they are spread.</param>
    public CategoryTally(ImmutableArray<string> names, bool hasOther, CategoryProfile? profile, bool hasMissing, bool hasBins)
        : base(profile, hasMissing)
    {
        _profile = profile;
        _rare = !hasOther ? RareTexts.None : profile?.Rare;
        _counts = new long[(profile?.Counts.Length ?? 0) + 1];
        _parts = hasBins && profile is not null ? new int[names.Length + 1] : [];
        for (var part = 0; part < _counts.Length - 1 && _parts.Length > 0; part++)
        {
            var index = names.IndexOf(profile!.Counts[part].Name);
            if (index >= 0)
            {
                _parts[index + 1] = part + 1;
            }
        }
    }

    public override PartShares? Parts
    {
        get
        {
            if (_profile is null || _parts.Length == 0 || RowCount == 0)
            {
                return null;
            }

            var expected = ExpectedShares();
            return new PartShares([], [null, .. _profile.Counts.Select(count => count.Name)], expected, [.. _counts],
                StabilityIndex.Of(expected, _profile.MissingShare, _counts, MissingCount));
        }
    }

    public override void Clear()
    {
        base.Clear();
        Array.Clear(_counts);
        (_unseenCells, _unseen) = (default, null);
    }

    public override void Count(ReadOnlySpan<double> values, LineNumbers lines, int first)
    {
        base.Count(values, lines, first);
        if (_parts.Length == 0)
        {
            return;
        }

        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                _counts[_parts[(int)value + 1]]++;
            }
        }
    }

    public override void NoteUnknown(ReadOnlySpan<byte> text, long line)
    {
        if (_rare is not null && !_rare.Contains(text))
        {
            _unseenCells.Add(1, line);
            (_unseen ??= new UnseenTexts()).Add(text, 1);
        }
    }

    public override void Add(ColumnTally block)
    {
        base.Add(block);
        var other = (CategoryTally)block;
        _unseenCells.Add(other._unseenCells);
        if (other._unseen is not null)
        {
            (_unseen ??= new UnseenTexts()).Add(other._unseen);
        }

        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }

    public override string? Expected(double value, ReadOnlySpan<byte> text, Func<double, string> textOf) =>
        value < 0 && _rare is not null && !_rare.Contains(text) ? "a category that was in training" : null;

    public override IEnumerable<FarFinding> Findings(Func<double, string> textOf)
    {
        foreach (var finding in base.Findings(textOf))
        {
            yield return finding;
        }

        if (_unseen is not null)
        {
            var texts = _unseen.MostFrequent(MaxShown).Select(text => string.Create(CultureInfo.InvariantCulture, $"{text.Text} ({text.Count})"));
            var count = _unseen.HasMore ? string.Create(CultureInfo.InvariantCulture, $"more than {_unseen.Count} categories")
                : NameList.Count(_unseen.Count, "category", "categories");
            yield return new FarFinding(_unseenCells, $"{(_unseenCells.Count == 1 ? "has" : "have")} {count} not in training: "
                + string.Join(", ", texts) + (_unseen.Count > MaxShown ? ", …" : ""));
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        base.WriteJson(json);
        if (_rare is not null)
        {
            json.WriteNumber("unseen", _unseenCells.Count);
            json.WriteStartObject("unseen_categories");
            foreach (var (text, count) in _unseen?.MostFrequent(MaxListed) ?? [])
            {
                json.WriteNumber(text, count);
            }

            json.WriteEndObject();
        }

        WriteStability(json);
    }

    private double[] ExpectedShares()
    {
        long[] rows = [_profile!.OtherCount, .. _profile.Counts.Select(count => count.Rows)];
        var sum = Math.Max(rows.Sum(), 1);
        return Array.ConvertAll(rows, count => (double)count / sum);
    }
}
