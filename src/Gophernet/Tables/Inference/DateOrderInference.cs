using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>Which of the three numbers of dates such as 01/02/2003 are day, month and year, decided over all rows of a column.</summary>
internal static class DateOrderInference
{
    private const int MaxDays = 31;
    private const int MaxMonths = 12;

    /// <param name="column">A column of texts.</param>
    /// <param name="said">The order that the user says undecided columns have; null for none.</param>
    /// <returns>The order and what was assumed; null when the column is not written in any.</returns>
    public static (FormMatch Match, TableNote? Note)? Find(ColumnData column, CellForm? said)
    {
        var (dayFirst, monthFirst) = (FormMatch.Of(column, DateForms.DayFirst), FormMatch.Of(column, DateForms.MonthFirst));
        var yearFirst = FormMatch.Of(column, DateForms.YearFirst);
        if (said is null && (dayFirst ?? monthFirst ?? yearFirst) is not null && AreVersions(column, dayFirst, monthFirst))
        {
            return null;
        }

        if (dayFirst is null || monthFirst is null || dayFirst.WordRows != monthFirst.WordRows)
        {
            // A number above 12 settles which of the two it is.
            var either = monthFirst is null || dayFirst?.WordRows < monthFirst.WordRows ? dayFirst : monthFirst;
            return either is null || yearFirst?.WordRows < either.WordRows ? Settled(yearFirst)
                : yearFirst?.WordRows == either.WordRows ? YearOrNot(column, either, yearFirst, said) : Settled(either);
        }

        if (yearFirst?.WordRows < dayFirst.WordRows)
        {
            return Settled(yearFirst);
        }

        var places = Places.Of(column);
        if (said is not null && (said != DateForms.YearFirst || yearFirst is not null))
        {
            return Settled(said == DateForms.MonthFirst ? monthFirst : said == DateForms.DayFirst ? dayFirst : yearFirst);
        }

        if (places.HasPoints || places.AreAlike)
        {
            return Settled(dayFirst); // who writes points writes the day first; and where both numbers are equal it makes no difference
        }

        // The first day of months, over and over.
        var isDayFirst = places.First is [1] && places.Middle.Count > 1;
        var isLikely = isDayFirst || (places.Middle is [1] && places.First.Count > 1);
        var chosen = isDayFirst ? dayFirst : monthFirst;
        return (chosen, Note(column, chosen.Form, isDayFirst ? DateForms.MonthFirst : DateForms.DayFirst, isLikely
            ? "as the day is then 1 in every row"
            : "and no row tells day from month"));
    }

    /// <summary>
    /// Whether a column has numbers of versions, such as 1.2.10. Dates are written so too, with years of two digits and no zeros before the others; but not
    /// with the month or the year first, and of a few dates one is after the 12th of its month.
    /// </summary>
    public static bool AreVersions(ColumnData column) =>
        AreVersions(column, FormMatch.Of(column, DateForms.DayFirst), FormMatch.Of(column, DateForms.MonthFirst));

    private static bool AreVersions(ColumnData column, FormMatch? dayFirst, FormMatch? monthFirst) =>
        (dayFirst is null || monthFirst?.WordRows <= dayFirst.WordRows) && Places.Of(column).AreShort;

    private static (FormMatch, TableNote?)? Settled(FormMatch? match) => match is null ? null : (match, null);

    /// <summary>Years of two digits may stand first: 20-12-31. Days have more different values than years.</summary>
    private static (FormMatch, TableNote?) YearOrNot(ColumnData column, FormMatch either, FormMatch yearFirst, CellForm? said)
    {
        var places = Places.Of(column);
        if (said == DateForms.YearFirst || said == either.Form)
        {
            return (said == either.Form ? either : yearFirst, null);
        }

        var isYearFirst = places.First.TrueForAll(value => value > MaxMonths) && places.First.Count * 2 <= places.Last.Count;
        return isYearFirst ? (yearFirst, Note(column, yearFirst.Form, either.Form, "as the last numbers differ most")) : (either, null);
    }

    private static TableNote Note(ColumnData column, CellForm chosen, CellForm other, string reason) => new(
        $"column \"{column.Name}\": its dates are read {FirstOf(chosen)} first, {reason}; if the {FirstOf(other)} is first, say so",
        new Setting("dates", $"{column.Name}={other.Name}"))
    {
        Code = "date_order",
    };

    private static string FirstOf(CellForm order) => order == DateForms.DayFirst ? "day" : order == DateForms.MonthFirst ? "month" : "year";

    /// <summary>What stands in each place of the dates of a column.</summary>
    /// <param name="First">The different numbers in the first place.</param>
    /// <param name="Middle">Those in the second.</param>
    /// <param name="Last">Those in the third.</param>
    /// <param name="HasPoints">Whether points stand between them in some row.</param>
    /// <param name="AreAlike">Whether the first and the second number are equal in every row.</param>
    /// <param name="AreShort">Whether no number has more than two digits, some have one, and points stand between them in every row.</param>
    private sealed record Places(List<int> First, List<int> Middle, List<int> Last, bool HasPoints, bool AreAlike, bool AreShort)
    {
        public static Places Of(ColumnData column)
        {
            var seen = new bool[3 * (MaxDays + 1)];
            var (hasPoints, areAlike, hasOneDigit, haveTwoDigits) = (false, true, false, true);
            Span<int> values = stackalloc int[3];
            Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
            for (var code = 0; code < column.Raw.Tokens!.Count; code++)
            {
                var text = WesternText.OfTime(column.Raw.Tokens[code].Utf8, buffer);
                if (column.Counts.CountOf(code) == 0 || !SeparatedDate.TryTake(text, values, out var digits, out _) || values[2] < 0)
                {
                    continue;
                }

                hasPoints |= text[..3].Contains((byte)'.');
                areAlike &= values[0] == values[1];
                hasOneDigit |= digits.First == 1 || digits.Last == 1 || text[(digits.First + 1)..] is [_, (byte)'.', ..];
                haveTwoDigits &= digits.First <= 2 && digits.Last <= 2 && text[digits.First] == '.';
                for (var place = 0; place < values.Length; place++)
                {
                    if (values[place] <= MaxDays)
                    {
                        seen[place * (MaxDays + 1) + values[place]] = true;
                    }
                }
            }

            return new Places(Numbers(seen, 0), Numbers(seen, 1), Numbers(seen, 2), hasPoints, areAlike, hasOneDigit && haveTwoDigits);
        }

        private static List<int> Numbers(bool[] seen, int place)
        {
            var numbers = new List<int>();
            for (var number = 0; number <= MaxDays; number++)
            {
                if (seen[place * (MaxDays + 1) + number])
                {
                    numbers.Add(number);
                }
            }

            return numbers;
        }
    }
}
