using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Tables.Inference;

/// <summary>The order of classes, which must not depend on that of the rows: numbers by value, then other names by their characters.</summary>
internal sealed class ClassOrder : IComparer<string>
{
    public static readonly ClassOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var isNumberX = NumberParser.TryParse(Encoding.UTF8.GetBytes(x!), out var numberX);
        var isNumberY = NumberParser.TryParse(Encoding.UTF8.GetBytes(y!), out var numberY);
        var byKind = isNumberY.CompareTo(isNumberX);
        var byValue = byKind == 0 && isNumberX ? numberX.CompareTo(numberY) : byKind;
        return byValue != 0 ? byValue : string.CompareOrdinal(x, y);
    }
}
