using System.Text;

namespace Gophernet.Models.Export.C;

/// <summary>The items of a table in C, several on a line.</summary>
internal static class ItemLines
{
    private const int MaxLine = 130;

    /// <summary>Adds items, each with a comma behind it.</summary>
    public static StringBuilder AppendItems(this StringBuilder code, IReadOnlyList<string> items)
    {
        var length = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (length == 0 || length + items[i].Length > MaxLine)
            {
                code.Append(length == 0 ? "    " : "\n    ");
                length = 4;
            }
            else
            {
                code.Append(' ');
            }

            code.Append(items[i]).Append(',');
            length += items[i].Length + 2;
        }

        return code.Append('\n');
    }
}
