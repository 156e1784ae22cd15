namespace Gophernet.Csv;

/// <summary>Counts what was assumed while an input was read, on any thread.</summary>
internal sealed class ReadingTally
{
    private readonly Dictionary<Assumption, (long Count, long FirstLine)> _found = [];

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
                foreach (var assumption in Assumption.All)
                {
                    if (_found.TryGetValue(assumption, out var found))
                    {
                        notes.Add(assumption.Text(found.Count, found.FirstLine));
                    }
                }

                return notes;
            }
        }
    }
}
