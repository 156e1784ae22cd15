using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>How an input is written, for every command that reads data.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<byte?> _delimiter = new("--delimiter")
    {
        Description = "Character between fields, or tab [default: found from the first rows]",
        HelpName = "CHAR",
        CustomParser = ParseDelimiter,
    };

    private readonly Option<bool> _noHeader = new("--no-header") { Description = "The first line is a row; columns are column_1, column_2, …" };

    public void AddTo(Command command)
    {
        command.Options.Add(_delimiter);
        command.Options.Add(_noHeader);
    }

    /// <summary>Adds them as details.</summary>
    public void AddDetailsTo(Command command) => SharedOptions.AddDetails(command, _delimiter, _noHeader);

    public CsvOptions Read(ParseResult result) => new(result.GetValue(_delimiter), result.GetValue(_noHeader) ? false : null);

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
