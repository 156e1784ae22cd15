using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

public class TextGramsTests
{
    [Fact]
    public void Words_are_runs_of_letters_and_digits_alone_and_in_pairs() => Assert.Equal(
        Hashes("w", "don", "t", "don t", "pay", "t pay", "10", "pay 10", "été", "10 été"), Read("Don't pay  £10, ÉTÉ!").Words.ToArray());

    [Fact]
    public void Character_grams_stay_between_blanks_and_take_one_of_them_at_each_end() => Assert.Equal(
        Hashes("c", " a ", " b!", " b! ", "b! "), Read("A\tb!").Characters.ToArray());

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("Wow... Loved this place.")]
    [InlineData("日本語のテキスト と English")]
    [InlineData("İstanbul ΑΣ ﬁne")]
    public void Character_grams_are_those_of_a_plain_search(string text)
    {
        var expected = new List<string>();
        foreach (var word in Lower(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var padded = $" {word} ";
            for (var first = 0; first < padded.Length; first++)
            {
                expected.AddRange(Enumerable.Range(3, 3).Where(length => first + length <= padded.Length).Select(length => padded.Substring(first, length)));
            }
        }

        Assert.Equal(Hashes("c", [.. expected]), Read(text).Characters.ToArray());
    }

    [Fact]
    public void Characters_digits_and_capitals_are_counted()
    {
        var grams = Read("Ab 12É");

        Assert.Equal((6, 2, 2), (grams.Length, grams.Digits, grams.Capitals));
    }

    [Fact]
    public void A_byte_that_is_not_utf8_counts_as_the_replacement_character()
    {
        var grams = new TextGrams();
        grams.Read([(byte)'a', 0xFF]);

        Assert.Equal(Read("a\uFFFD").Characters.ToArray(), grams.Characters.ToArray());
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    public void Buckets_of_long_texts_are_sorted_too(int bits)
    {
        var grams = Read(string.Join(' ', Enumerable.Range(0, 500).Select(i => $"word{i * 7919 % 1009} {i % 13}")));
        int[] expected =
        [
            .. from hash in grams.Words.ToArray() select 2 * TextGrams.BucketOf(hash, bits),
            .. from hash in grams.Characters.ToArray() select 2 * TextGrams.BucketOf(hash, bits) + 1,
        ];

        Assert.Equal(expected.Order(), grams.SortedKeys(bits).ToArray());
    }

    [Fact]
    public void Buckets_are_sorted_and_stay_within_their_number()
    {
        var keys = Read("the quick brown fox jumps over the lazy dog").SortedKeys(8).ToArray();

        Assert.Equal(keys.Order(), keys);
        Assert.All(keys, key => Assert.InRange(key, 0, 2 * 256 - 1));
        Assert.Equal(17, keys.Count(key => key % 2 == 0)); // nine words and eight pairs
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var (grams, text) = (new TextGrams(), "A Sentence of Several words, ÉTÉ and 12 digits."u8.ToArray());
        grams.Read(text);
        grams.SortedKeys(16);

        Assert.Equal(0, Allocation.Of(() =>
        {
            grams.Read(text);
            grams.SortedKeys(16);
        }));
    }

    private static TextGrams Read(string text)
    {
        var grams = new TextGrams();
        grams.Read(Encoding.UTF8.GetBytes(text));
        return grams;
    }

    private static string Lower(string text) => string.Concat(text.EnumerateRunes().Select(Rune.ToLowerInvariant));

    /// <summary>FNV-1a with 32 bits, as Fowler, Noll and Vo give it, of the kind's letter and the text.</summary>
    private static uint[] Hashes(string kind, params string[] grams) =>
        [.. grams.Select(gram => Encoding.UTF8.GetBytes(kind + gram).Aggregate(2166136261u, (hash, value) => (hash ^ value) * 16777619u))];
}
