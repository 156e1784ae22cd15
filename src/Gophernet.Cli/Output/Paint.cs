namespace Gophernet.Cli.Output;

/// <summary>Colours of a terminal, for what should be seen first.</summary>
internal static class Paint
{
    public static string Good(string text, bool colors) => Wrap(text, 32, colors);

    public static string Bad(string text, bool colors) => Wrap(text, 31, colors);

    public static string Warning(string text, bool colors) => Wrap(text, 33, colors);

    /// <param name="text">What is coloured.</param>
    /// <param name="code">The colour, as terminals number them (ECMA-48, SGR).</param>
    /// <param name="colors">Whether there are colours.</param>
    private static string Wrap(string text, int code, bool colors) => colors ? $"\e[{code}m{text}\e[0m" : text;
}
