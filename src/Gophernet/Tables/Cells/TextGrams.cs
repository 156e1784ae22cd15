using System.Globalization;
using System.Text;
using Gophernet.Numerics;

namespace Gophernet.Tables.Cells;

/// <summary>
/// The n-grams of a text as hashes: one and two neighbouring words, and three to five neighbouring characters within what blanks part, with a blank before
/// and after (as scikit-learn's <c>char_wb</c>), all in lower case. A word is a run of letters and digits. The hash is FNV-1a with 32 bits, as in fastText
/// (Joulin et al., "Bag of tricks for efficient text classification", 2016): an n-gram's is made from that of the one before it. Owns its memory and uses
/// it again.
/// </summary>
internal sealed class TextGrams
{
    private const int MinCharacters = 3;
    private const int MaxCharacters = 5;
    private const uint Prime = 16777619;
    private const byte Blank = (byte)' ';

    private static readonly uint WordBasis = Add(2166136261, (byte)'w');
    private static readonly uint CharacterBasis = Add(2166136261, (byte)'c');

    private byte[] _bytes = []; // in lower case, blanks as one, one before and one after
    private int[] _starts = []; // of each character in these, and the end
    private bool[] _isWord = []; // of each character
    private int _characterCount;
    private uint[] _words = [];
    private (int First, int Last)[] _wordCharacters = []; // of each word n-gram the first characters of its first and its last word
    private uint[] _characters = [];
    private int[] _keys = [];
    private int[] _sorted = [];
    private int _wordGramCount;
    private int _characterGramCount;

    /// <summary>The characters of the text.</summary>
    public int Length { get; private set; }

    /// <summary>Those that are digits.</summary>
    public int Digits { get; private set; }

    /// <summary>Those that are capitals.</summary>
    public int Capitals { get; private set; }

    /// <summary>The hashes of the word n-grams, in the order of the text.</summary>
    public ReadOnlySpan<uint> Words => _words.AsSpan(0, _wordGramCount);

    /// <summary>The hashes of the character n-grams, in the order of the text.</summary>
    public ReadOnlySpan<uint> Characters => _characters.AsSpan(0, _characterGramCount);

    /// <summary>The bucket of a hash: its product with 2³²/φ, of which the highest bits are taken (Knuth's multiplicative hashing).</summary>
    public static int BucketOf(uint hash, int bits) => (int)(hash * 2654435769 >> (32 - bits));

    /// <summary>Takes the n-grams of a text.</summary>
    /// <param name="text">UTF-8; what is not counts as U+FFFD.</param>
    public void Read(ReadOnlySpan<byte> text)
    {
        Normalise(text);
        FindWords();
        FindCharacters();
    }

    /// <summary>A word n-gram as people read it, in lower case.</summary>
    /// <param name="index">Its number among <see cref="Words"/>.</param>
    public string TextOf(int index)
    {
        var (first, last) = _wordCharacters[index];
        return first == last ? Word(first) : $"{Word(first)} {Word(last)}";
    }

    /// <summary>
    /// The n-grams by bucket, in ascending order: twice the bucket, and 1 more for character n-grams. Each stands as often as in the text.
    /// </summary>
    public ReadOnlySpan<int> SortedKeys(int bits)
    {
        var count = _wordGramCount + _characterGramCount;
        Reserve(ref _keys, count);
        Reserve(ref _sorted, count);
        for (var i = 0; i < _wordGramCount; i++)
        {
            _keys[i] = 2 * BucketOf(_words[i], bits);
        }

        for (var i = 0; i < _characterGramCount; i++)
        {
            _keys[_wordGramCount + i] = 2 * BucketOf(_characters[i], bits) + 1;
        }

        return RadixSort.Sort(_keys.AsSpan(0, count), _sorted.AsSpan(0, count), bits + 1);
    }

    private void Normalise(ReadOnlySpan<byte> text)
    {
        (_characterCount, Length, Digits, Capitals) = (0, 0, 0, 0);
        Reserve(ref _bytes, 3 * text.Length + 2); // an invalid byte becomes three
        Reserve(ref _starts, text.Length + 3);
        Reserve(ref _isWord, text.Length + 2);
        var end = Append(0, new Rune(' '), isWord: false);
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var character, out var length);
            text = text[length..];
            Length++;
            Digits += Rune.IsDigit(character) ? 1 : 0;
            Capitals += Rune.IsUpper(character) ? 1 : 0;
            if (!Rune.IsWhiteSpace(character))
            {
                end = Append(end, Rune.ToLowerInvariant(character), IsOfWord(character));
            }
            else if (_bytes[end - 1] != Blank)
            {
                end = Append(end, new Rune(' '), isWord: false);
            }
        }

        if (_bytes[end - 1] != Blank)
        {
            end = Append(end, new Rune(' '), isWord: false);
        }

        _starts[_characterCount] = end;
    }

    private int Append(int end, Rune character, bool isWord)
    {
        _starts[_characterCount] = end;
        _isWord[_characterCount++] = isWord;
        if (end + 4 > _bytes.Length) // some letters are longer in lower case
        {
            Array.Resize(ref _bytes, 2 * _bytes.Length + 4);
        }

        return end + character.EncodeToUtf8(_bytes.AsSpan(end));
    }

    private static bool IsOfWord(Rune character) => Rune.IsLetterOrDigit(character)
        || Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private void FindWords()
    {
        _wordGramCount = 0;
        Reserve(ref _words, _characterCount);
        Reserve(ref _wordCharacters, _characterCount);
        var (before, firstBefore) = (0u, -1);
        for (var first = 0; first < _characterCount; first++)
        {
            if (!_isWord[first])
            {
                continue;
            }

            var (start, one, two) = (first, WordBasis, Add(before, Blank));
            for (; first < _characterCount && _isWord[first]; first++)
            {
                one = AddCharacter(one, first);
                two = AddCharacter(two, first);
            }

            (_words[_wordGramCount], _wordCharacters[_wordGramCount++]) = (one, (start, start));
            if (firstBefore >= 0)
            {
                (_words[_wordGramCount], _wordCharacters[_wordGramCount++]) = (two, (firstBefore, start));
            }

            (before, firstBefore) = (one, start);
        }
    }

    private void FindCharacters()
    {
        _characterGramCount = 0;
        Reserve(ref _characters, (MaxCharacters - MinCharacters + 1) * _characterCount);
        for (var first = 0; first < _characterCount - 1; first++)
        {
            var hash = CharacterBasis;
            for (var i = first; i < Math.Min(first + MaxCharacters, _characterCount); i++)
            {
                hash = AddCharacter(hash, i);
                if (i - first >= MinCharacters - 1)
                {
                    _characters[_characterGramCount++] = hash;
                }

                if (i > first && _bytes[_starts[i]] == Blank)
                {
                    break;
                }
            }
        }
    }

    private string Word(int first)
    {
        var end = first;
        while (_isWord[end])
        {
            end++; // a blank is last
        }

        return Encoding.UTF8.GetString(_bytes.AsSpan(_starts[first], _starts[end] - _starts[first]));
    }

    private uint AddCharacter(uint hash, int character)
    {
        for (var i = _starts[character]; i < _starts[character + 1]; i++)
        {
            hash = Add(hash, _bytes[i]);
        }

        return hash;
    }

    private static uint Add(uint hash, byte value) => (hash ^ value) * Prime;

    private static void Reserve<T>(ref T[] values, int count)
    {
        if (values.Length < count)
        {
            values = new T[Math.Max(count, 2 * values.Length)];
        }
    }
}
