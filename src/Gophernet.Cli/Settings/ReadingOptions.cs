using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>How an input is written, for every command that reads data.</summary>
internal sealed class ReadingOptions
{
    private const int SmallestMaxRecord = 1_000;
    private const int LargestMaxRecord = 2_000_000_000;
    private const byte Blanks = 0; // no delimiter is this byte

    private static readonly NameTable<CsvEncoding> EncodingNames = new(
        ("utf-8", CsvEncoding.Utf8), ("utf-16", CsvEncoding.Utf16), ("latin-1", CsvEncoding.Latin1), ("windows-1252", CsvEncoding.Windows1252));

    private readonly Option<byte?> _delimiter = new("--delimiter")
    {
        Description = "Character between fields, tab, or blanks for runs of them [default: found]",
        HelpName = "CHAR",
        CustomParser = ParseDelimiter,
    };

    private readonly Option<string> _encoding = SharedOptions.Choice(
        "--encoding", string.Join(", ", EncodingNames.Names) + " [default: found from the bytes]", EncodingNames.Names);
    private readonly Option<bool> _noHeader = new("--no-header") { Description = "The first line is a row; columns are column_1, column_2, …" };
    private readonly Option<bool> _header = new("--header") { Description = "The first line has the names of the columns, whatever it looks like" };
    private readonly Option<int?> _skip = NumberOption.Whole("--skip", "Lines to pass over at the start, such as a title", 0, int.MaxValue);
    private readonly Option<byte?> _comment = Character("--comment", "Character that begins lines to pass over", "'#'", character => !IsQuote(character));
    private readonly Option<byte?> _quote = Character("--quote", "Character round fields, \" or ' [default: found]", "\" or '", IsQuote);

    private readonly Option<string> _ragged = SharedOptions.Choice(
        "--ragged", "Rows with too few or too many fields: fill up and cut, or skip", ["fill", "skip"], "fill|skip");

    private readonly Option<long?> _maxRecord = SizeOption.Create(
        "--max-record", "Longest row that is taken for one [default: 64MB]", SmallestMaxRecord, LargestMaxRecord);

    public void AddTo(Command command)
    {
        command.Options.Add(_delimiter);
        command.Options.Add(_encoding);
        command.Options.Add(_noHeader);
        AddMoreTo(command);
    }

    /// <summary>Adds them as details.</summary>
    public void AddDetailsTo(Command command) => AddDetails(command);

    public CsvOptions Read(ParseResult result)
    {
        var delimiter = result.GetValue(_delimiter);
        return new CsvOptions(delimiter == Blanks ? null : delimiter, result.GetValue(_noHeader) ? false : result.GetValue(_header) ? true : null)
        {
            Encoding = EncodingNames.TryParse(result.GetValue(_encoding), out var encoding) ? encoding : null,
            DividesByBlanks = delimiter == Blanks,
            SkippedLines = result.GetValue(_skip) ?? 0,
            Comment = result.GetValue(_comment),
            Quote = result.GetValue(_quote),
            MaxRecord = (int)(result.GetValue(_maxRecord) ?? CsvOptions.DefaultMaxRecord),
            Ragged = result.GetValue(_ragged) switch
            {
                "fill" => RaggedRows.Fill,
                "skip" => RaggedRows.Skip,
                _ => RaggedRows.Refuse,
            },
        };
    }

    private void AddDetails(Command command)
    {
        SharedOptions.AddDetails(command, _delimiter, _encoding, _noHeader);
        AddMoreTo(command);
    }

    /// <summary>What few inputs need is shown by <c>--help-all</c>.</summary>
    private void AddMoreTo(Command command)
    {
        SharedOptions.AddDetails(command, _header, _skip, _comment, _quote, _ragged, _maxRecord);
        command.Validators.Add(result =>
        {
            if (result.CheckedValue(_header) && result.CheckedValue(_noHeader))
            {
                result.AddError("--header and --no-header exclude each other");
            }
        });
    }

    private static bool IsQuote(char character) => character is '"' or '\'';

    private static Option<byte?> Character(string name, string description, string expected, Predicate<char> isAllowed) => new(name)
    {
        Description = description,
        HelpName = "CHAR",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text is [> ' ' and < (char)127 and var character] && isAllowed(character))
            {
                return (byte)character;
            }

            result.AddError($"{name}: expected one character such as {expected}, found \"{text}\"");
            return null;
        },
    };

    private static byte? ParseDelimiter(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        switch (text)
        {
            case "blanks":
                return Blanks;
            case "tab" or "\\t":
                return (byte)'\t';
            case [> ' ' and < (char)127 and not '"' and var character]:
                return (byte)character;
            case "\t" or " ":
                return (byte)text[0];
            default:
                result.AddError($"--delimiter: expected one character, tab or blanks, found \"{text}\"");
                return null;
        }
    }
}
