using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>Counts the cells of a column of numbers or dates that hold something else, and decides whether all of them can stand for missing values.</summary>
internal struct OtherCells
{
    // A few words among numbers are ways to say that one is missing.
    private const int MinCellsPerWord = 10;
    private const int MaxWords = 3;

    // Of fewer different numbers, such as grades and steps of a scale, each may be a name, and so may a dash.
    private const int MinDistinctNumbers = TargetInference.MaxNamedNumbers + 1;

    /// <summary>The different words that may mean something.</summary>
    public int Words { get; private set; }

    /// <summary>The rows that have one of these.</summary>
    public int WordRows { get; private set; }

    /// <summary>The rows that say that there is no value: see <see cref="NoValueWords"/>.</summary>
    public int NoValueRows { get; private set; }

    /// <summary>The rows of both.</summary>
    public readonly int Rows => WordRows + NoValueRows;

    /// <summary>Counts the rows with a text.</summary>
    public void Add(string text, int rows)
    {
        if (NoValueWords.Contains(text))
        {
            NoValueRows += rows;
        }
        else
        {
            Words++;
            WordRows += rows;
        }
    }

    /// <summary>Whether the words are few so far, of so many cells that are not empty.</summary>
    public readonly bool AreFew(int present) => Words <= MaxWords && WordRows * (long)MinCellsPerWord <= present;

    /// <summary>Whether one word stands in up to half of the cells: among amounts, the input that says that one is missing tells as much as the word.</summary>
    public readonly bool AreOneWord(int present) => Words == 1 && 2L * Rows <= present;

    /// <summary>Whether all stand for missing values. Dashes and the like may be many among values that differ.</summary>
    /// <param name="present">The cells that are not empty.</param>
    /// <param name="values">The different values of the others.</param>
    /// <param name="areNumbers">Whether these are numbers.</param>
    public readonly bool AreMissing(int present, int values, bool areNumbers = true) =>
        AreFew(present) && (Rows * (long)MinCellsPerWord <= present || values >= (areNumbers ? MinDistinctNumbers : 2));
}
