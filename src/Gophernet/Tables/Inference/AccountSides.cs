using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>
/// The two sides of an account behind amounts, <c>214.93 DR</c> beside <c>427.17 CR</c>, of which one is below 0: debit and credit, Soll and Haben, withdrawal
/// and deposit.
/// </summary>
internal static class AccountSides
{
    private const int MinDistinct = TargetInference.MaxNamedNumbers + 1;
    private const int MinCellsPerBare = 10;
    private const int AmountDecimals = 2;

    private static readonly (string Below, string Above)[] Pairs =
        [("DR", "CR"), ("DR.", "CR."), ("DB", "CR"), ("DEBIT", "CREDIT"), ("SOLL", "HABEN"), ("S", "H"), ("D", "H"), ("D", "C"), ("W", "D")];

    private static readonly string[] AmountNames =
        ["AMOUNT", "BALANCE", "TRANSACTION", "BETRAG", "SALDO", "UMSATZ", "MONTANT", "SOLDE", "IMPORTE", "VALOR", "IMPORTO", "KWOTA"];

    /// <summary>The sides of a column; null where none stand behind its numbers. Single letters need amounts: two decimals, and thousands or a name.</summary>
    public static FoundUnits? Find(RawColumn raw, ColumnCounts counts)
    {
        var texts = new List<string>();
        var (bare, areAmounts, hasThousands, distinct, hasBlank) = (0, true, false, 0, false);
        for (var code = 0; code < raw.Tokens!.Count && texts.Count <= 2; code++)
        {
            if (counts.CountOf(code) == 0 || NoValueWords.Contains(raw.Tokens[code].Text))
            {
                continue;
            }

            if (!WrittenNumber.TryRead(raw.Tokens[code].Utf8, out var number) || !number.Before.IsEmpty || number.IsNegative)
            {
                return null;
            }

            distinct++;
            bare += number.After.IsEmpty ? counts.CountOf(code) : 0;
            if (!number.After.IsEmpty)
            {
                areAmounts &= number.Shape.Decimals == AmountDecimals;
                hasThousands |= number.Shape.Thousands != Separators.None;
                hasBlank |= number.HasBlankAfter;
                var text = Encoding.UTF8.GetString(number.After);
                texts.AddRange(texts.Contains(text) ? [] : [text]);
            }
        }

        if (texts.Count != 2 || distinct < MinDistinct || (long)bare * MinCellsPerBare > counts.Present)
        {
            return null;
        }

        // Small h and d are units of time, and capitals may be directions, grades and lenses.
        var areAccounted = areAmounts && texts.TrueForAll(text => char.IsAsciiLetterUpper(text[0]))
            && (hasThousands || NameWords.HasOne(raw.Name, AmountNames));
        foreach (var (below, above) in Pairs)
        {
            var isSwapped = Is(texts[1], below) && Is(texts[0], above);
            if ((above.Length > 1 || areAccounted) && (isSwapped || (Is(texts[0], below) && Is(texts[1], above))))
            {
                var (debit, credit) = isSwapped ? (texts[1], texts[0]) : (texts[0], texts[1]);
                return new FoundUnits([new(credit, 1), new(debit, -1)], "", (hasBlank ? " " : "") + credit, [], IsCurrency: false)
                {
                    Note = $"column \"{raw.Name}\": amounts with {debit} are below 0, those with {credit} above",
                };
            }
        }

        return null;
    }

    private static bool Is(string text, string side) => text.Equals(side, StringComparison.OrdinalIgnoreCase);
}
