using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>Reads the class of each row, as a number that stands for it.</summary>
internal abstract class TargetReader
{
    /// <summary>The code of the class that a record belongs to.</summary>
    /// <exception cref="GophernetException">The record does not say so in the expected form.</exception>
    public abstract int Read(CsvRecord record);
}
