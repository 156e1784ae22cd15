
namespace Gophernet.Cli.Settings;

/// <summary>A model file, with the name that paths call it by: <c>NAME=FILE</c>, or a file alone, whose name it has.</summary>
internal sealed record NamedModel(string Name, string Path)
{
    private const string Extension = ".safetensors";

    /// <summary>Reads an argument.</summary>
    /// <param name="text">The argument.</param>
    /// <param name="error">What is wrong with it.</param>
    /// <returns>Null where something is.</returns>
    public static NamedModel? Parse(string text, out string error)
    {
        error = "";
        if (text == "-" || text.EndsWith("=-", StringComparison.Ordinal))
        {
            error = "a served model is a file: it is read again at SIGHUP";
            return null;
        }

        var mark = text.IndexOf('=', StringComparison.Ordinal);
        if (mark > 0 && IsName(text[..mark]))
        {
            return new NamedModel(text[..mark], text[(mark + 1)..]);
        }

        var name = System.IO.Path.GetFileName(text);
        name = name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
        if (IsName(name))
        {
            return new NamedModel(name, text);
        }

        var path = mark >= 0 ? text[(mark + 1)..] : text;
        error = $"a name in a path has letters, digits, - _ and . alone, found \"{(mark >= 0 ? text[..mark] : name)}\": "
            + $"give {(path.Length > 0 ? ShellWord.Quote(path) : "FILE")} one, as in iris=FILE";
        return null;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text.AsSpan().TrimStart('.').Length > 0 && text.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '.');
}
