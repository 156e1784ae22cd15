using System.Globalization;
using System.Text;
using Gophernet.Tables;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.C;

/// <summary>
/// The tables and the function of a file in C that take texts apart: what characters are, as this program knows them, and the buckets of n-grams.
/// </summary>
internal static class TextTables
{
    private const int LastCharacter = 0x10FFFF;
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;

    /// <summary>Writes them.</summary>
    public static void Write(Schema schema, SourceFile source)
    {
        source.Runtime.Need("grams");
        WriteCharacters(source);
        var (code, slots, text) = (new StringBuilder(), new ValueSlots(schema), 0);
        for (var i = 0; i < schema.Features.Length; i++)
        {
            if (schema.Features[i] is TextFeature feature)
            {
                WriteBuckets(feature, text, source);
                var arguments = $"cells, {text}, &gopher_buckets_{text}, &inputs->texts[{text}], {i}, {slots.DigitsOf(text)}";
                code.Append($"    if (!gopher_take_text_cell({arguments}))\n        return {i + 1};\n");
                text++;
            }
        }

        source.Add($$"""
            /* Takes the text of a column apart; its numbers are missing where it is. */
            static int gopher_take_text_cell(
                struct gopher_cells *cells, int text, const struct gopher_buckets *buckets, struct gopher_grams *grams, int length, int digits)
            {
                double numbers[3] = {NAN, NAN, NAN};
                grams->count = 0;
                if (cells->texts[text].at && !gopher_take_grams(cells->texts[text], &gopher_characters, buckets, grams, numbers))
                    return 0;
                cells->values[length] = numbers[0];
                cells->values[digits] = numbers[1];
                cells->values[digits + 1] = numbers[2];
                return 1;
            }

            /* Takes all texts apart; the number of the column whose text is longer than GOPHER_MAX_TEXT, or 0. */
            static int gopher_take_texts(struct gopher_cells *cells, struct gopher_inputs *inputs)
            {
            {{code}}    return 0;
            }

            """);
    }

    private static void WriteCharacters(SourceFile source)
    {
        var (classes, lower, before) = (new List<string>(), new List<string>(), -1);
        for (var value = 0; value <= LastCharacter; value++)
        {
            var isCharacter = value is < FirstSurrogate or > LastSurrogate;
            var kind = isCharacter ? ClassOf(new Rune(value)) : 0;
            if (kind != before)
            {
                classes.Add(Hexadecimal((uint)value << 4 | (uint)kind));
                before = kind;
            }

            if (isCharacter && Rune.ToLowerInvariant(new Rune(value)).Value is var small && small != value)
            {
                lower.Add($"{{{Hexadecimal((uint)value)}, {Hexadecimal((uint)small)}}}");
            }
        }

        source.AddTable("uint32_t", "classes_of_characters", classes);
        source.CountBytes("uint32_t[2]", lower);
        source.Add(new StringBuilder($"static const uint32_t gopher_small_letters[{lower.Count}][2] = {{\n").AppendItems(lower).Append("};\n").ToString());
        source.Add(
            "static const struct gopher_unicode gopher_characters = {"
            + $"gopher_classes_of_characters, {classes.Count}, gopher_small_letters, {lower.Count}}};\n");
    }

    /// <summary>Whether a character is a digit (1), a capital (2), white space (4), of a word (8).</summary>
    private static int ClassOf(Rune character)
    {
        var isOfWord = Rune.IsLetterOrDigit(character)
            || Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
        return (Rune.IsDigit(character) ? 1 : 0) | (Rune.IsUpper(character) ? 2 : 0) | (Rune.IsWhiteSpace(character) ? 4 : 0) | (isOfWord ? 8 : 0);
    }

    private static void WriteBuckets(TextFeature feature, int text, SourceFile source)
    {
        var used = TextBuckets.UsedOf(feature);
        if (used.Length == 0)
        {
            throw Refusal.Of(feature.Name, "texts without any n-gram");
        }

        source.AddTable("uint32_t", $"list_{text}", used.Select(bucket => Hexadecimal((uint)bucket << 8 | feature.Rarity[bucket])));
        source.Add(
            $"static const struct gopher_buckets gopher_buckets_{text} = {{gopher_list_{text}, {used.Length}, {int.Log2(feature.Rarity.Length)}}};\n");
    }

    private static string Hexadecimal(uint value) => "0x" + value.ToString("X", CultureInfo.InvariantCulture);
}
