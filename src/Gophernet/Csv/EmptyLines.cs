namespace Gophernet.Csv;

/// <summary>Lines without a character, which are no rows; an input may not go on with them without end.</summary>
/// <param name="maxBytes">The most bytes of them, one after the other.</param>
internal sealed class EmptyLines(int maxBytes)
{
    private long _bytes; // of those before the record

    /// <summary>Whether a record is one.</summary>
    /// <exception cref="CsvFault">There are too many of them.</exception>
    public bool Passes(RecordScanner scanner)
    {
        if (!scanner.IsBlank)
        {
            _bytes = 0;
            return false;
        }

        _bytes += scanner.End - scanner.Start;
        return _bytes <= maxBytes ? true : throw CsvFault.TooManyEmptyLines(scanner.Start, maxBytes);
    }
}
