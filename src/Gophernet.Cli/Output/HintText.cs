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

    /// <summary>A setting as it is written on the command line.</summary>
    public static string OptionOf(Setting setting) =>
        setting.Value is null ? "--" + setting.Name : $"--{setting.Name} {(setting.Value.Length == 0 ? "''" : Printable.Escape(setting.Value))}";
}
