using System.Text;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Output;

/// <summary>A file that says what is wrong with rows that have nothing in place of a prediction: a record for each.</summary>
internal sealed class ErrorFile : IDisposable
{
    private const int WriteAt = 64 * 1024;

    private readonly OutputFile _file;
    private readonly MemoryStream _text;
    private readonly RecordWriter _writer;

    private ErrorFile(OutputFile file, MemoryStream text, RecordWriter writer) => (_file, _text, _writer) = (file, text, writer);

    /// <summary>Creates the file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="format">csv, tsv or jsonl, as the predictions.</param>
    /// <param name="shell">What the process has of the world.</param>
    public static ErrorFile Create(string path, string format, Shell shell)
    {
        var text = new MemoryStream();
        var writer = RecordWriter.Create(format, text);
        writer.WriteHeader(["row", "line", "column", "field", "message"]);
        return new ErrorFile(OutputFile.Create(path, shell), text, writer);
    }

    /// <summary>Says what is wrong with a row.</summary>
    /// <param name="row">The 1-based row of the output.</param>
    /// <param name="fault">What is wrong with it.</param>
    public void Write(long row, GophernetException fault)
    {
        var problem = Problem.Of(fault);
        WriteNumber(row);
        WriteNumber(problem.Place?.Line ?? 0);
        WriteNumber(problem.Place?.Column ?? 0);
        WriteText(problem.Field);
        WriteText(problem.Message);
        _writer.EndRecord();
        if (_text.Length >= WriteAt)
        {
            Flush();
        }
    }

    /// <summary>Gives the file its name.</summary>
    public void Commit()
    {
        Flush();
        _file.Commit();
    }

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        _writer.Flush();
        _file.Write(_text);
        _text.SetLength(0);
    }

    private void WriteNumber(long number)
    {
        if (number > 0)
        {
            _writer.WriteNumber((double)number);
        }
        else
        {
            _writer.WriteNothing();
        }
    }

    private void WriteText(string? text)
    {
        if (text is null)
        {
            _writer.WriteNothing();
        }
        else
        {
            _writer.WriteText(Encoding.UTF8.GetBytes(text));
        }
    }
}
