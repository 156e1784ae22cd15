using Gophernet.Csv;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>What is wrong with a column that must be numbers and has other cells too, and what to do about it.</summary>
/// <param name="column">The column.</param>
/// <param name="counts">What stands in it.</param>
/// <param name="texts">The texts that are no numbers, one or more.</param>
/// <param name="textRows">How many cells have them.</param>
internal sealed class NotNumbers(RawColumn column, ColumnCounts counts, IReadOnlyList<RawToken> texts, int textRows)
{
    private const int MaxWords = 5; // that are named, all at once: one by one there would be as many errors

    private const string Several = "Each of several targets is a number: predict classes with a model of their own";

    /// <summary>Whether the column is of texts, and not of numbers with some among them.</summary>
    private bool AreMost => 2L * textRows > counts.Present;

    /// <summary>A column that the user says is numbers.</summary>
    public GophernetException OfFeature() =>
        AreMost ? Fault("Fix the cells, or do not say that they are numbers.", new Setting("numeric")) : FaultOfWords("F");

    /// <summary>A target of numbers.</summary>
    /// <param name="isAlone">Whether it is the only one.</param>
    public GophernetException OfTarget(bool isAlone)
    {
        if (!AreMost)
        {
            return FaultOfWords(isAlone ? "F" : Several + ", f");
        }

        return isAlone && LabelInference.AreFew(counts.Distinct, counts.Present)
            ? Fault("Fix the cells, or predict classes.", new Setting("task", "classification"))
            : isAlone ? Fault("Fix the cells, or name another target.", new Setting("target"))
            : BooleanFeature.FindPair(texts.Select(text => text.Text)) is { } words
            ? Fault($"Labels are 0 and 1: write 1 for {words.Yes}, and 0 for {words.No}.")
            : Fault(Several + ".");
    }

    /// <param name="start">What the sentence begins with, up to the first letter of fix.</param>
    private GophernetException FaultOfWords(string start) => Fault(
        start + (texts.Count == 1 ? "ix the cell, or name its text as one of missing values." : "ix the cells, or name their texts as missing values."),
        new Setting("missing", texts.Count <= MaxWords ? string.Join(',', texts.Select(text => Quoting.ListItem(text.Text))) : "TEXT"));

    private GophernetException Fault(string hint, params Setting[] settings)
    {
        var (text, units) = (texts[0], SeveralUnits.Find(column, counts));
        return new(
            text.Place, $"column \"{column.Name}\": expected a number, found \"{text.Text}\"{(units is null ? "" : "; its " + units)}",
            units is null ? hint : "Write all in one unit.")
        {
            Field = column.Name,
            Settings = units is null ? [.. settings] : [],
        };
    }
}
