using Gophernet.Tables.Columns;

namespace Gophernet.Tables.Inference;

/// <content>What <see cref="RowThinning"/> asks of a column while it is read.</content>
internal sealed partial class RawColumn
{
    /// <summary>The bytes that it takes, about: what is learnt from a column of numbers takes as much.</summary>
    public long Size => HasNumbers ? sizeof(double) * (long)Count : sizeof(int) * (long)Count + _tokens.Size;

    /// <summary>Lets all rows go but some, while it is read; texts that none of them has go too.</summary>
    public void Thin(int[] rows)
    {
        if (_numbers is not null)
        {
            _numbers = (NumberColumn)_numbers.Take(rows);
            return;
        }

        var (all, before) = (_tokens, _codes!);
        var known = new int[all.Count]; // one more than the new code; 0 for none
        (_tokens, _codes) = (new ColumnTokens(), new GrowingList<int>());
        foreach (var row in rows)
        {
            var code = before[row];
            if (code >= 0 && known[code] == 0)
            {
                known[code] = 1 + _tokens.Add(all, code);
            }

            _codes.Add(code >= 0 ? known[code] - 1 : MissingCode);
        }
    }

    /// <summary>Marks the first row of each text, unless they are too many for classes.</summary>
    public void MarkFirsts(bool[] rows)
    {
        var seen = new bool[NamesClasses ? _tokens.Count : 0];
        for (var row = 0; seen.Length > 0 && row < rows.Length; row++)
        {
            if (_codes![row] is >= 0 and var code && !seen[code])
            {
                (seen[code], rows[row]) = (true, true);
            }
        }
    }

    /// <summary>Whether a text shows a class that was not seen before, of a column that may be one of classes.</summary>
    public bool IsNewClass(ReadOnlySpan<byte> text) => NamesClasses && !_tokens.TryGet(text, out _) && !format.IsMissing(text);

    private bool NamesClasses => !HasNumbers && _tokens.Count <= MaxNumbersAsTexts;
}
