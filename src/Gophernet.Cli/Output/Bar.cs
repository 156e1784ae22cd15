namespace Gophernet.Cli.Output;

/// <summary>A share as a bar in a line of text.</summary>
internal static class Bar
{
    /// <summary>The columns of a whole bar.</summary>
    public const int Width = 20;

    private const string Eighths = "▏▎▍▌▋▊▉█";

    /// <summary>Draws a bar.</summary>
    /// <param name="share">From 0 to 1; what is less or not a number is 0.</param>
    public static string Of(double share)
    {
        var eighths = (int)Math.Round(Math.Clamp(double.IsNaN(share) ? 0 : share, 0, 1) * Width * Eighths.Length, MidpointRounding.AwayFromZero);
        var rest = eighths % Eighths.Length;
        return new string(Eighths[^1], eighths / Eighths.Length) + (rest == 0 ? "" : Eighths[rest - 1]);
    }
}
