using Gophernet.Tables;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables;

/// <summary>A table with a column of every kind of feature, none of them ever missing.</summary>
internal static class EveryKind
{
    private static readonly string[] Words = ["red", "blue", "heavy", "light", "broken", "fine", "new", "old", "great", "poor", "quick", "slow"];

    /// <summary>The columns; what is far from their cells, empty where nothing is.</summary>
    public static readonly (string Name, Func<int, string> Cell, string Far)[] Columns =
    [
        ("text", row => string.Join(' ', Enumerable.Range(0, 6).Select(i => Words[(row * 7 + i * (row % 11 + 1)) % Words.Length])), ""),
        ("number", row => $"{row % 100 + 0.5}", "1000"),
        ("money", row => $"\"${1 + row % 9},{100 + row * 37 % 900}.50\"", "\"$99,000.00\""),
        ("percent", row => $"{5 + row * 13 % 90}%", "950%"),
        ("unit", row => $"{2 + row * 11 % 70} kg", "900 kg"),
        ("category", row => row % 3 == 0 ? "red" : row % 3 == 1 ? "blue" : "green", "violet"),
        ("code", row => $"0{row % 40:00}", "099"),
        ("flag", row => row % 2 == 0 ? "yes" : "no", ""),
        ("date", row => $"2026-01-{row % 28 + 1:00}", "2030-05-05"),
        ("clock", row => $"{8 + row % 9:00}:{row * 7 % 60:00}", "23:59"),
        ("span", row => $"{1 + row % 40}m {row * 7 % 60}s", "900m 1s"),
    ];

    /// <summary>What is found in rows of it.</summary>
    public static TrainingTable Training() => InferredTable.Of(Line("y", column => column.Name) + string.Concat(Enumerable.Range(0, 400).Select(
        row => Line(row % 2 == 0 ? "p" : "q", column => column.Cell(row)))));

    /// <summary>A header, a row as in training, and one in which a cell is another.</summary>
    public static string Rows(string name, string cell) => Line("y", column => column.Name) + Line("p", column => column.Cell(5))
        + Line("p", column => column.Name == name ? cell : column.Name == "text" ? "a heavy blue box" : column.Cell(6));

    private static string Line(string last, Func<(string Name, Func<int, string> Cell, string Far), string> cell) =>
        string.Concat(Columns.Select(column => cell(column) + ",")) + last + "\n";
}
