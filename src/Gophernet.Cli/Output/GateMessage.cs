using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Output;

/// <summary>Whether a bound was reached, in a line on standard error.</summary>
internal static class GateMessage
{
    /// <summary>Says it; a bound that is missed is an error, which is said to the quiet too.</summary>
    public static void Write(bool passed, string text, Shell shell, Messages messages)
    {
        if (passed)
        {
            messages.Say(text);
        }
        else
        {
            new Problem("gate", Printable.Escape(text)).Write(shell);
        }
    }
}
