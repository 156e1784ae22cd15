namespace Gophernet.Csv;

/// <summary>Counts what was assumed while an input was read, on any thread.</summary>
internal sealed class ReadingTally
{
    private readonly SortedDictionary<Assumption, (long Count, long FirstLine)> _found = [];

    /// <summary>Counts one case.</summary>
    /// <param name="assumption">What was assumed.</param>
    /// <param name="line">The 1-based line of the record.</param>
    public void Add(Assumption assumption, long line)
    {
        lock (_found)
        {
            var (count, first) = _found.GetValueOrDefault(assumption, (0, long.MaxValue));
            _found[assumption] = (count + 1, Math.Min(first, line));
        }
    }

    /// <summary>What to say of it, once the input is read.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_found)
            {
                var notes = new List<string>(_found.Count);
                foreach (var (assumption, (count, line)) in _found)
                {
                    notes.Add(Text(assumption, count, line));
                }

                return notes;
            }
        }
    }

    private static string Text(Assumption assumption, long count, long line)
    {
        var rows = NameList.Count(count, "row");
        var first = count == 1 ? $"line {line}" : $"the first in line {line}";
        return assumption switch
        {
            Assumption.Filled => $"filled or cut {rows} with too few or too many fields, {first}",
            Assumption.Skipped => $"left out {rows} with too few or too many fields, {first}",
            Assumption.TrailingDelimiters => $"passed over empty fields past the last column in {rows}, {first}",
            Assumption.Comments => $"passed over {NameList.Count(count, "comment line")}, {first}",
            Assumption.BareQuotes => $"took quotes inside fields for text in {rows}, {first}",
            Assumption.Escapes => $"took \\\" for a quote that belongs to the text in {rows}, {first}",
            Assumption.SpacedQuotes => $"passed over blanks round quoted fields in {rows}, {first}",
            Assumption.SingleQuotes => "took single quotes for those round fields",
            Assumption.CarriageReturns => "took carriage returns alone for line ends",
            Assumption.Carets => "took ^ for the delimiter",
            Assumption.Tildes => "took ~ for the delimiter",
            Assumption.ControlCharacters => "took the control character 1 (\\x01) for the delimiter",
            Assumption.EscapedDelimiters => $"took a delimiter after a backslash for text in {rows}, {first}",
            _ => "took runs of blanks for the delimiter",
        };
    }
}
