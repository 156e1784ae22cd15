using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>A source that is being read.</summary>
/// <param name="Reader">The rows, from the start.</param>
/// <param name="Owned">What is closed afterwards; null for nothing.</param>
internal readonly record struct OpenSource(CsvReader Reader, Stream? Owned) : IDisposable
{
    public void Dispose() => Owned?.Dispose();
}
