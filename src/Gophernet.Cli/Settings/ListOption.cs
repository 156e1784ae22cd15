using System.CommandLine;
using System.Text;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>Options with several values between commas.</summary>
internal static class ListOption
{
    /// <summary>Names of columns, written as a line of CSV: a name with a comma in it stands in quotes. The option may be repeated.</summary>
    public static Option<string[]> Columns(string name, string description, params string[] aliases) =>
        Create(name, description, "COLUMN,…", text => Split(text, name) is { Count: > 0 } names
            ? names
            : throw new GophernetException("expected the name of a column, found nothing"), [], aliases);

    /// <summary>Texts, written as a line of CSV; nothing is the empty text. The option may be repeated.</summary>
    public static Option<string[]> Texts(string name, string description, string helpName = "TEXT,…", IReadOnlyList<string>? offered = null) =>
        Create(name, description, helpName, text => Split(text, name) is { Count: > 0 } texts ? texts : [""], offered ?? []);

    /// <summary>Texts that are divided in a way of their own. The option may be repeated.</summary>
    public static Option<string[]> Create(
        string name, string description, string helpName, Func<string, List<string>> split, IReadOnlyList<string> offered, params string[] aliases)
    {
        return new OfferingOption<string[]>(name, offered, aliases)
        {
            Description = description,
            HelpName = helpName,
            AllowMultipleArgumentsPerToken = false,
            CustomParser = result =>
            {
                try
                {
                    return [.. result.Tokens.SelectMany(token => split(token.Value))];
                }
                catch (GophernetException e)
                {
                    result.AddError($"{name}: {e.Message}");
                    return [];
                }
            },
        };
    }

    private static List<string> Split(string text, string name)
    {
        var reader = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), name);
        var names = new List<string>();
        while (reader.MoveNext())
        {
            for (var i = 0; i < reader.Current.FieldCount; i++)
            {
                names.Add(reader.Current[i].ToString().Trim());
            }
        }

        return names;
    }
}
