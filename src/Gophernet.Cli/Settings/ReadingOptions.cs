using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>How an input is written, for every command that reads data.</summary>
internal sealed class ReadingOptions
{
    private static readonly NameTable<CsvEncoding> EncodingNames = new(
        ("utf-8", CsvEncoding.Utf8), ("utf-16", CsvEncoding.Utf16), ("latin-1", CsvEncoding.Latin1), ("windows-1252", CsvEncoding.Windows1252));

    private readonly Option<byte?> _delimiter = new("--delimiter")
    {
        Description = "Character between fields, or tab [default: found from the first rows]",
        HelpName = "CHAR",
        CustomParser = ParseDelimiter,
    };

    private readonly Option<string> _encoding = SharedOptions.Choice(
        "--encoding", string.Join(", ", EncodingNames.Names) + " [default: found from the bytes]", EncodingNames.Names);
    private readonly Option<bool> _noHeader = new("--no-header") { Description = "The first line is a row; columns are column_1, column_2, …" };

    public void AddTo(Command command)
    {
        command.Options.Add(_delimiter);
        command.Options.Add(_encoding);
        command.Options.Add(_noHeader);
    }

    /// <summary>Adds them as details.</summary>
    public void AddDetailsTo(Command command) => SharedOptions.AddDetails(command, _delimiter, _encoding, _noHeader);

    public CsvOptions Read(ParseResult result) => new(
        result.GetValue(_delimiter),
        result.GetValue(_noHeader) ? false : null,
        EncodingNames.TryParse(result.GetValue(_encoding), out var encoding) ? encoding : null);

    private static byte? ParseDelimiter(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        switch (text)
        {
            case "tab" or "\\t":
                return (byte)'\t';
            case [> ' ' and < (char)127 and not '"' and var character]:
                return (byte)character;
            case "\t" or " ":
                return (byte)text[0];
            default:
                result.AddError($"--delimiter: expected one character, or tab, found \"{text}\"");
                return null;
        }
    }
}
