using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>What a network takes in for some rows: their numbers and their categories. It holds memory of the caller's and copies nothing.</summary>
/// <param name="Numbers">[numbers, rows].</param>
/// <param name="Codes">The categories, [categorical columns, rows]; empty where the network takes numbers alone.</param>
/// <param name="Texts">The n-grams of texts, for each column of them [rows]; empty where the network takes none.</param>
internal readonly record struct InputBatch(PanelMatrix Numbers, CodeMatrix Codes, SparseRows[] Texts)
{
    private static readonly CodeMatrix NoCodes = new();

    /// <summary>Numbers alone.</summary>
    public InputBatch(PanelMatrix numbers)
        : this(numbers, NoCodes)
    {
    }

    /// <summary>Numbers and categories.</summary>
    public InputBatch(PanelMatrix numbers, CodeMatrix codes)
        : this(numbers, codes, [])
    {
    }

    /// <summary>The number of rows.</summary>
    public int RowCount => Numbers.Columns;

    /// <summary>The number of panels.</summary>
    public int PanelCount => Numbers.PanelCount;
}
