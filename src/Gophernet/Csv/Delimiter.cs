namespace Gophernet.Csv;

/// <summary>The byte between fields.</summary>
internal static class Delimiter
{
    /// <summary>Throws for a byte that has another meaning in CSV, or is but a part of a character.</summary>
    public static void Require(byte delimiter)
    {
        if (delimiter is (byte)'"' or (byte)'\n' or (byte)'\r' or 0 || delimiter > 127)
        {
            throw new ArgumentException($"The byte {delimiter} cannot be a delimiter.", nameof(delimiter));
        }
    }
}
