using Gophernet.Csv;

namespace Gophernet.Cli.Output;

/// <summary>CSV, or with tabs TSV.</summary>
internal sealed class CsvRecordWriter(Stream stream, byte delimiter, bool keepsRawFields) : RecordWriter
{
    private readonly CsvWriter _writer = new(stream, delimiter);

    public override bool KeepsRawFields => keepsRawFields;

    public override void WriteHeader(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            _writer.WriteField(name);
        }

        _writer.EndRecord();
    }

    public override void WriteInput(ReadOnlySpan<byte> field)
    {
        if (keepsRawFields)
        {
            _writer.WriteRaw(field);
        }
        else
        {
            _writer.WriteField(field);
        }
    }

    public override void WriteText(ReadOnlySpan<byte> text) => _writer.WriteField(text);

    public override void WriteNothing() => _writer.WriteField([]);

    public override void WriteNumber(float number) => _writer.WriteField(number);

    public override void WriteNumber(double number) => _writer.WriteField(number);

    public override void EndRecord() => _writer.EndRecord();

    public override void Flush() => _writer.Flush();
}
