namespace Gophernet.Tables.Inference;

/// <summary>
/// Cells that list several of a few things, as forms with check boxes and exports of arrays write them: <c>red;blue</c>, <c>Action|Comedy</c>,
/// <c>['red', 'blue']</c>. What they list tells more than which list it is.
/// </summary>
internal static class ListTexts
{
    private static readonly char[] Delimiters = [';', '|', ',', '/', '+', '&'];
    private static readonly char[] Marks = ['[', ']', '(', ')', '{', '}', '"', '\'', ' '];

    /// <summary>Whether half of a column's values are lists, and these have at most half as many things in them as there are texts.</summary>
    public static bool AreIn(ColumnData column)
    {
        var texts = column.Counts.Texts;
        foreach (var delimiter in Delimiters)
        {
            var (lists, things) = (0, new HashSet<string>(StringComparer.Ordinal));
            foreach (var token in texts)
            {
                var parts = token.Text.Split(delimiter);
                lists += parts.Length > 1 ? 1 : 0;
                foreach (var part in parts)
                {
                    things.Add(part.Trim(Marks));
                }

                if (2 * things.Count > texts.Count)
                {
                    break;
                }
            }

            if (2 * lists >= column.Counts.Distinct && 2 * things.Count <= texts.Count)
            {
                return true;
            }
        }

        return false;
    }
}
