using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>A table to learn from, and the schema that was found in it.</summary>
/// <param name="Schema">Features, target and classes.</param>
/// <param name="Table">The rows, with their classes.</param>
public sealed record TrainingTable(Schema Schema, Table Table)
{
    /// <summary>Reads a whole input.</summary>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="targets">The target columns; none for the last column.</param>
    /// <param name="dropped">Columns that are neither features nor targets.</param>
    /// <exception cref="GophernetException">A column is missing, a cell is not what its column needs, or there is nothing to learn.</exception>
    public static TrainingTable Read(CsvReader reader, IReadOnlyList<string> targets, IReadOnlyList<string> dropped)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(dropped);
        var header = Header.Read(reader);
        var place = new Place(reader.SourceName);
        var targetNames = FindTargets(header, targets, dropped);
        var features = header.Names.RemoveRange(targetNames).RemoveRange(dropped);
        if (features.IsEmpty)
        {
            throw new GophernetException(place, "found no column beside the target to learn from", "Give a table with at least one more column.");
        }

        var labels = targetNames.Length == 1 ? new LabelReader(targetNames[0], header.IndexOf(targetNames[0]), null) : null;
        var table = new Table(features, header, labels ?? (TargetReader)new IndicatorReader(targetNames, [.. targetNames.Select(header.IndexOf)]), name => $"Mend the cell, or leave the column out: --drop {name}");
        while (reader.MoveNext())
        {
            table.Append(reader.Current);
        }

        if (table.RowCount == 0)
        {
            throw new GophernetException(place, "found a header and no rows", "Give a table with rows to learn from.");
        }

        var classes = labels is null ? targetNames : SortClasses(labels, table, place);
        return new TrainingTable(new Schema(features, labels is null ? TargetForm.Indicators : TargetForm.Label, targetNames, classes), table);
    }

    private static ImmutableArray<string> FindTargets(Header header, IReadOnlyList<string> targets, IReadOnlyList<string> dropped)
    {
        foreach (var name in targets.Concat(dropped))
        {
            header.IndexOf(name);
        }

        ImmutableArray<string> names = targets.Count > 0 ? [.. targets.Distinct()] : [header.Names.Except(dropped).LastOrDefault() ?? header.Names[^1]];
        var both = names.FirstOrDefault(dropped.Contains);
        return both is null ? names : throw new GophernetException($"column \"{both}\" is both the target and dropped", "Drop other columns, or name another target.");
    }

    /// <summary>Puts the classes in order (numbers by value, other names by their characters), so that a model does not depend on the order of the rows.</summary>
    private static ImmutableArray<string> SortClasses(LabelReader labels, Table table, Place place)
    {
        var names = labels.Classes;
        if (names.Count < 2)
        {
            throw new GophernetException(place, $"the target has a single class, \"{names[0]}\"", "Give rows of at least two classes, or name another target.");
        }

        if (names.Count > Schema.MostClasses || IsContinuous(names, table.RowCount))
        {
            throw new GophernetException(place, $"the target has {names.Count} different values in {table.RowCount} rows: it does not name classes",
                "Name another target; numbers cannot be predicted yet.");
        }

        var sorted = Enumerable.Range(0, names.Count).OrderBy(code => names[code], ClassOrder.Instance).ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            order[sorted[i]] = i;
        }

        table.Recode(order);
        return [.. sorted.Select(code => names[code])];
    }

    /// <summary>Whether the target is a measurement: numbers, not all whole, that hardly repeat.</summary>
    private static bool IsContinuous(IReadOnlyList<string> names, int rows) =>
        names.Count > Math.Max(20, rows / 10) && names.All(name => ClassOrder.TryNumber(name, out _)) && names.Any(name => name.Contains('.'));

    /// <summary>Numbers by value, other names by their characters, numbers first.</summary>
    private sealed class ClassOrder : IComparer<string>
    {
        public static readonly ClassOrder Instance = new();

        public static bool TryNumber(string name, out double value) => NumberParser.TryParse(System.Text.Encoding.UTF8.GetBytes(name), out value);

        public int Compare(string? x, string? y)
        {
            var isNumberX = TryNumber(x!, out var numberX);
            var isNumberY = TryNumber(y!, out var numberY);
            var byKind = isNumberY.CompareTo(isNumberX);
            var byValue = byKind == 0 && isNumberX ? numberX.CompareTo(numberY) : byKind;
            return byValue != 0 ? byValue : string.CompareOrdinal(x, y);
        }
    }
}
