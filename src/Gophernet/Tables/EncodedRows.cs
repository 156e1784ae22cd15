using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Gophernet.Numerics;
using Gophernet.Tables.Columns;

namespace Gophernet.Tables;

/// <summary>Rows as a network learns from them: numbers as one dense block, categories as codes. Nobody else knows how they are stored.</summary>
internal sealed class EncodedRows
{
    private readonly Matrix _numbers; // [rows, numbers]
    private readonly CodeStore[] _codes; // [categorical columns]
    private readonly SparseStore[] _texts; // [columns of texts]

    /// <summary>Creates rows of zeros, without categories.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="numbers">The numbers of a row.</param>
    /// <param name="codeWidths">How many categories each categorical column has.</param>
    /// <param name="texts">The columns of texts.</param>
    /// <exception cref="GophernetException">One array cannot hold the numbers.</exception>
    public EncodedRows(int rows, int numbers, ImmutableArray<int> codeWidths, int texts = 0)
    {
        RequireFit(rows, numbers, "inputs");
        _numbers = new Matrix(rows, numbers);
        _codes = codeWidths.Select(width => CodeStore.Of(rows, width)).ToArray();
        _texts = [.. Sequences.Range(texts).Select(_ => new SparseStore(rows))];
    }

    /// <summary>Rows of numbers alone.</summary>
    /// <param name="numbers">[rows, numbers]; not copied.</param>
    public EncodedRows(Matrix numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        (_numbers, _codes, _texts) = (numbers, [], []);
    }

    private EncodedRows(Matrix numbers, CodeStore[] codes, SparseStore[] texts) => (_numbers, _codes, _texts) = (numbers, codes, texts);

    /// <summary>Refuses more numbers than one array holds.</summary>
    /// <exception cref="GophernetException">There are more.</exception>
    public static void RequireFit(int rows, int numbers, string what)
    {
        if ((long)rows * numbers > Array.MaxLength)
        {
            throw new GophernetException(
                FormattableString.Invariant($"{rows} rows of {numbers} {what} are more than are kept in memory at a time"),
                "Name a file, and give less memory: then its rows are read from a spool.")
            {
                Settings = [new("memory")],
            };
        }
    }

    /// <summary>The number of rows.</summary>
    public int RowCount => _numbers.Rows;

    /// <summary>The numbers of a row.</summary>
    public int NumberCount => _numbers.Columns;

    /// <summary>The columns of categories.</summary>
    public int CodeCount => _codes.Length;

    /// <summary>The columns of texts.</summary>
    public int TextCount => _texts.Length;

    /// <summary>The parts that rows without texts are stored in: their numbers, and the codes of each category.</summary>
    public int PartCount => 1 + _codes.Length;

    /// <summary>The bytes of a row without texts.</summary>
    public int RowBytes => sizeof(float) * NumberCount + (int)_codes.Sum(column => column.Size);

    /// <summary>A column of texts.</summary>
    public SparseStore Texts(int column) => _texts[column];

    /// <summary>The same rows with some of the numbers; the others are 0.</summary>
    /// <param name="mask">Which of the numbers of a row stay.</param>
    public EncodedRows Masked(ReadOnlySpan<bool> mask)
    {
        var numbers = new Matrix(RowCount, NumberCount);
        for (var row = 0; row < RowCount; row++)
        {
            var from = _numbers.Row(row);
            var to = numbers.Row(row);
            for (var i = 0; i < mask.Length; i++)
            {
                to[i] = mask[i] ? from[i] : 0;
            }
        }

        return new EncodedRows(numbers, _codes, _texts);
    }

    /// <summary>Copies rows, in this order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="numbers">Becomes [rows and their padding, numbers].</param>
    /// <param name="codes">Becomes [categorical columns, rows].</param>
    public void Gather(ReadOnlySpan<int> rows, PanelMatrix numbers, CodeMatrix codes)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(codes);
        numbers.CopyRows(_numbers, rows);
        codes.Resize(_codes.Length, rows.Length);
        for (var i = 0; i < _codes.Length; i++)
        {
            _codes[i].Gather(rows, codes.Column(i));
        }
    }

    /// <summary>Copies one feature of some rows, in this order, turned.</summary>
    /// <param name="place">Where the feature stands.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="numbers">Its numbers are received in [numbers, rows].</param>
    /// <param name="codes">Its categories in [categorical columns, rows].</param>
    /// <param name="texts">Its n-grams.</param>
    public void Gather(FeaturePlace place, ReadOnlySpan<int> rows, Matrix numbers, CodeMatrix codes, TextRows texts)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(texts);
        for (var i = place.FirstNumber; i < place.FirstNumber + place.NumberCount; i++)
        {
            var to = numbers.Row(i);
            for (var row = 0; row < rows.Length; row++)
            {
                to[row] = _numbers[rows[row], i];
            }
        }

        if (place.Code >= 0)
        {
            _codes[place.Code].Gather(rows, codes.Column(place.Code));
        }

        if (place.Text >= 0)
        {
            _texts[place.Text].Gather(rows, texts.Columns[place.Text]);
        }
    }

    /// <summary>Copies neighbouring rows, turned.</summary>
    /// <param name="start">The first.</param>
    /// <param name="numbers">Receives [numbers, rows].</param>
    /// <param name="codes">Receives [categorical columns, rows].</param>
    /// <param name="texts">Receive the n-grams of each column of texts.</param>
    internal void CopyTo(int start, Matrix numbers, CodeMatrix codes, ReadOnlySpan<SparseRows> texts = default)
    {
        var count = codes.Rows;
        Transpose(NumbersOf(start, count), count, numbers.Values);
        for (var i = 0; i < _codes.Length; i++)
        {
            _codes[i].CopyTo(start, codes.Column(i)[..count]);
        }

        for (var i = 0; i < _texts.Length; i++)
        {
            _texts[i].CopyTo(start, count, texts[i]);
        }
    }

    /// <summary>Replaces neighbouring rows.</summary>
    /// <param name="start">The first.</param>
    /// <param name="numbers">[numbers, rows].</param>
    /// <param name="codes">[categorical columns, rows].</param>
    /// <param name="texts">The n-grams of each column of texts.</param>
    internal void Set(int start, Matrix numbers, CodeMatrix codes, ReadOnlySpan<SparseRows> texts = default)
    {
        var count = codes.Rows;
        Transpose(numbers.Values, NumberCount, NumbersOf(start, count));
        for (var i = 0; i < _codes.Length; i++)
        {
            _codes[i].Set(start, codes.Column(i)[..count]);
        }

        for (var i = 0; i < _texts.Length; i++)
        {
            _texts[i].Set(start, texts[i]);
        }
    }

    /// <summary>The bytes of neighbouring rows, as they are stored.</summary>
    /// <param name="part">Below <see cref="PartCount"/>.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">The number of rows.</param>
    internal Span<byte> Part(int part, int start, int count) =>
        part == 0 ? MemoryMarshal.AsBytes(NumbersOf(start, count)) : _codes[part - 1].BytesOf(start, count);

    /// <summary>Adds all rows to a hash; little-endian machines alone are supported.</summary>
    internal void AppendTo(XxHash128 hash)
    {
        hash.Append(MemoryMarshal.AsBytes(_numbers.Values));
        foreach (var column in _codes)
        {
            column.AppendTo(hash);
        }

        foreach (var column in _texts)
        {
            column.AppendTo(hash);
        }
    }

    private Span<float> NumbersOf(int start, int count) => _numbers.Values.Slice(start * NumberCount, count * NumberCount);

    /// <summary>Copies [rows, columns] as [columns, rows].</summary>
    private static void Transpose(ReadOnlySpan<float> source, int rows, Span<float> destination)
    {
        if (source.IsEmpty)
        {
            return;
        }

        var columns = source.Length / rows;
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                destination[column * rows + row] = source[row * columns + column];
            }
        }
    }
}
