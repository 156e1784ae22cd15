using System.Runtime.InteropServices;

namespace Gophernet.Cli.Output;

/// <summary>Writes records in one of the output formats.</summary>
internal abstract class RecordWriter
{
    /// <summary>Creates a writer of a format.</summary>
    /// <param name="format">csv, tsv or jsonl.</param>
    /// <param name="stream">Receives the text.</param>
    /// <param name="delimiter">What stands between fields of CSV.</param>
    /// <param name="keepsRawFields">Whether CSV takes fields of the input as they stand there.</param>
    public static RecordWriter Create(string format, Stream stream, byte delimiter = (byte)',', bool keepsRawFields = false) => format switch
    {
        "jsonl" => new JsonLinesWriter(stream),
        "tsv" => new CsvRecordWriter(stream, (byte)'\t', keepsRawFields: false),
        _ => new CsvRecordWriter(stream, delimiter, keepsRawFields),
    };

    /// <summary>Whether fields of the input are written as they stand there, quotes and all.</summary>
    public abstract bool KeepsRawFields { get; }

    public abstract void WriteHeader(IReadOnlyList<string> names);

    /// <summary>Writes a field of the input: raw where <see cref="KeepsRawFields"/>, else its content.</summary>
    public abstract void WriteInput(ReadOnlySpan<byte> field);

    public abstract void WriteText(ReadOnlySpan<byte> text);

    /// <summary>Writes that there is nothing.</summary>
    public abstract void WriteNothing();

    /// <summary>Writes a list of texts in one field: with | between them, where the format has no lists.</summary>
    public virtual void WriteTexts(IReadOnlyList<byte[]> texts)
    {
        var field = new List<byte>();
        foreach (var text in texts)
        {
            if (field.Count > 0)
            {
                field.Add((byte)'|');
            }

            field.AddRange(text);
        }

        WriteText(CollectionsMarshal.AsSpan(field));
    }

    public abstract void WriteNumber(float number);

    public abstract void WriteNumber(double number);

    public abstract void EndRecord();

    /// <summary>Hands everything to the stream.</summary>
    public abstract void Flush();
}
