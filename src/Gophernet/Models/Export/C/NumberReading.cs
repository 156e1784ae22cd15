using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>The number of a cell, as a column of numbers reads it.</summary>
internal static class NumberReading
{
    /// <summary>What reads a cell.</summary>
    public static string Of(NumericFeature feature, int index, MissingValues missing, SourceFile source)
    {
        source.Runtime.Need("plain_number");
        if (feature.Written is not null)
        {
            throw new GophernetException($"column \"{feature.Name}\": numbers such as {feature.Written.Example} cannot be exported to C", "Drop it.");
        }

        var reading = "gopher_read_plain(text, value)";
        reading = missing.HasNumbers ? $"({reading} && gopher_keep(value))" : reading;
        if (feature.MissingWords.IsEmpty)
        {
            return reading;
        }

        source.Runtime.Need("words");
        source.AddTable("char *const", $"missing_words_{index}", feature.MissingWords.Select(Literal.Of));
        return $"{reading} || (*value = NAN, gopher_is_word(text, gopher_missing_words_{index}, {feature.MissingWords.Length}))";
    }
}
