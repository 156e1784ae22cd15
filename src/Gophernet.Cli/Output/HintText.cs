using Gophernet.Csv;
using Gophernet.Tables;

namespace Gophernet.Cli.Output;

/// <summary>Hints of the core, with the options that they are about.</summary>
internal static class HintText
{
    /// <summary>What to do about an error; null where its message says all there is to say.</summary>
    public static string? Of(GophernetException error)
    {
        if (error.Settings.IsEmpty)
        {
            return error.Hint;
        }

        var options = string.Join(", ", error.Settings.Select(OptionOf));
        return error.Hint switch
        {
            null => $"See {options}.",
            [.. var text, '.'] => $"{text} ({options}).",
            var text => $"{text} ({options})",
        };
    }

    /// <summary>A note, with the options that it is about.</summary>
    public static string Of(TableNote note) => (note.Setting, note.Alternative) switch
    {
        ({ } setting, { } other) => $"{note.Text} ({OptionOf(setting)}, {OptionOf(other)})",
        ({ } setting, null) => $"{note.Text} ({OptionOf(setting)})",
        _ => note.Text,
    };

    /// <summary>A setting as it is written on the command line, in quotes where a list or a shell would read more into it.</summary>
    public static string OptionOf(Setting setting)
    {
        if (setting.Value is not { } value)
        {
            return "--" + setting.Name;
        }

        var isListOfColumns = setting.Name is "drop" or "numeric" or "categorical" or "text" or "dates"; // of which the value is one
        return ShellWord.Option(setting.Name, isListOfColumns ? Quoting.ListItem(value) : value);
    }
}
