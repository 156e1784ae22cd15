using System.Globalization;
using System.Text;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>The code of a category, as <see cref="TextIndex"/> finds it.</summary>
internal static class CategoryReading
{
    private static readonly CellFormat Plain = new(MissingTokens.Default, DecimalComma: false);

    /// <summary>Writes the list of categories.</summary>
    /// <returns>What reads a cell: it is always true, and the value below 0 for another category.</returns>
    public static string Of(CategoricalFeature feature, int index, SourceFile source)
    {
        if (feature.Categories.IsEmpty)
        {
            return "(*value = -1.0, 1)";
        }

        var name = $"categories_{index}";
        var places = Sequences.Range(feature.Categories.Length).OrderBy(place => Encoding.UTF8.GetBytes(Whole(feature, place)), BytesInOrder);
        source.Runtime.Need("category");
        source.AddTable(
            "struct gopher_category", name, places.Select(place => $"{{{Literal.Of(feature.Categories[place])}, {place}}}"));
        var numbers = NumbersOf(feature);
        if (numbers.Count == 0)
        {
            return $"(*value = gopher_find(text, gopher_{name}, {places.Length}), 1)";
        }

        source.Runtime.Need("category_number");
        source.AddTable("struct gopher_category_number", $"numbers_{index}", numbers);
        return $"(*value = gopher_find_number(text, gopher_{name}, {places.Length}, gopher_numbers_{index}, {numbers.Count}), 1)";
    }

    private static readonly IComparer<byte[]> BytesInOrder = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static string Whole(CategoricalFeature feature, int place) => !feature.Categories[place].Contains('\0')
        ? feature.Categories[place]
        : throw new GophernetException(
            $"column \"{feature.Name}\": a category holds the character 0, which ends a text in C",
            "Take it out of the table and train again, or export to another format.");

    /// <summary>The categories that are the shortest text of a number, which all other texts of it become.</summary>
    private static List<string> NumbersOf(CategoricalFeature feature)
    {
        var numbers = new List<string>();
        for (var i = 0; i < feature.Categories.Length; i++)
        {
            var text = feature.Categories[i];
            var isNumber = Plain.TryNumber(Encoding.UTF8.GetBytes(text), out var number) || text == "NaN";
            if (isNumber && number.ToString(CultureInfo.InvariantCulture) == text)
            {
                numbers.Add($"{{{Literal.Of(number)}, {i}}}");
            }
        }

        return numbers;
    }
}
