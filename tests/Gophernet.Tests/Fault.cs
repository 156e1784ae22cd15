namespace Gophernet.Tests;

/// <summary>Expected faults of the user's input.</summary>
internal static class Fault
{
    /// <summary>The action must fail with a message of these words.</summary>
    public static GophernetException Of(string words, Action action)
    {
        var fault = Assert.ThrowsAny<GophernetException>(action);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        return fault;
    }

    /// <summary>The action must fail at this place of <see cref="Csv.CsvText.Name"/>, with a message of these words.</summary>
    public static GophernetException At(long line, long column, string words, Action action)
    {
        var fault = Of(words, action);
        Assert.Equal(new Place(Csv.CsvText.Name, line, column), fault.Place);
        return fault;
    }
}
