using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Tables;
using Gophernet.Tables.Inference;

namespace Gophernet.Models;

/// <summary>
/// Rows to learn from, to predict or to judge a model on: a CSV file (a path is one by itself), a CSV stream (so is a stream), or <see cref="DataColumns"/>
/// in memory. CSV may be packed with gzip; encoding, delimiter and header are found from it.
/// </summary>
public abstract class DataSource
{
    private protected DataSource()
    {
    }

    /// <summary>A CSV file; it is opened each time that its rows are read.</summary>
    /// <param name="path">The file.</param>
    public static implicit operator DataSource(string path) => FromFile(path);

    /// <summary>A CSV stream, which can be read once and is not closed.</summary>
    /// <param name="stream">The bytes, as they are or packed with gzip.</param>
    public static implicit operator DataSource(Stream stream) => FromStream(stream);

    /// <summary>A CSV file; it is opened each time that its rows are read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written, where that is not to be found out.</param>
    public static DataSource FromFile(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new CsvSource(() => File.OpenRead(path), closes: true, path, options ?? new CsvOptions());
    }

    /// <summary>A CSV stream, which can be read once and is not closed.</summary>
    /// <param name="stream">The bytes, as they are or packed with gzip.</param>
    /// <param name="name">The name of the input in messages.</param>
    /// <param name="options">How it is written, where that is not to be found out.</param>
    public static DataSource FromStream(Stream stream, string name = "<stream>", CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new CsvSource(() => stream, closes: false, name, options ?? new CsvOptions());
    }

    /// <summary>Whether there is nothing at all, not even the names of columns: what a batch of no rows comes to.</summary>
    internal virtual bool IsEmpty => false;

    /// <summary>The options for a table of this source: what it knows of its columns is added.</summary>
    internal virtual TableOptions Describe(TableOptions options) => options;

    /// <summary>Begins to read the rows.</summary>
    /// <param name="streams">Whether they are wanted as they come, and the first record has to tell how they are written.</param>
    internal abstract OpenSource Open(bool streams = false);

    private sealed class CsvSource(Func<Stream> open, bool closes, string name, CsvOptions options) : DataSource
    {
        internal override OpenSource Open(bool streams = false)
        {
            var stream = open();
            try
            {
                return new OpenSource(CsvInput.Open(stream, name, options with { Streams = streams }), closes ? stream : null);
            }
            catch
            {
                (closes ? stream : null)?.Dispose();
                throw;
            }
        }
    }
}
