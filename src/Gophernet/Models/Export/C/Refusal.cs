namespace Gophernet.Models.Export.C;

/// <summary>Faults of models that have something which the format cannot do.</summary>
internal static class Refusal
{
    /// <summary>A column that cannot be exported.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="what">What it has: <c>texts without any n-gram</c>.</param>
    public static GophernetException Of(string column, string what) => new(
        $"column \"{column}\": {what} cannot be exported to C", "Export to another format, or train without the column.")
    {
        Field = column,
        Settings = [new("drop")],
    };
}
