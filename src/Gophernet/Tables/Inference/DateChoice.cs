using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>What the user said of how dates and durations are written.</summary>
/// <param name="Order">The order of day, month and year where a column leaves it open; null for none.</param>
/// <param name="Forms">The form of each column that was named.</param>
internal sealed record DateChoice(CellForm? Order, IReadOnlyDictionary<string, CellForm> Forms)
{
    /// <summary>Nothing was said.</summary>
    public static DateChoice None { get; } = new(null, new Dictionary<string, CellForm>());

    /// <summary>The orders that may be said of all columns.</summary>
    public static readonly ImmutableArray<string> Orders = [DateForms.DayFirst.Name, DateForms.MonthFirst.Name, DateForms.YearFirst.Name];

    /// <exception cref="GophernetException">A column or a form does not exist.</exception>
    public static DateChoice Of(ImmutableArray<string> texts, Header header)
    {
        CellForm? order = null;
        var forms = new Dictionary<string, CellForm>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (Fault(text) is { } fault)
            {
                throw new GophernetException(fault);
            }

            var form = FormOf(text[(text.LastIndexOf('=') + 1)..]);
            if (text.LastIndexOf('=') is >= 0 and var end)
            {
                foreach (var name in ColumnPatterns.Find([text[..end]], header))
                {
                    forms[name] = form;
                }
            }
            else
            {
                order = form;
            }
        }

        return new DateChoice(order, forms);
    }

    /// <summary>What is wrong with a text, whatever the columns are; null for nothing.</summary>
    public static string? Fault(string text) => text.LastIndexOf('=') switch
    {
        < 0 when !Orders.Contains(text) => $"expected {NameList.Shorten(Orders)} or COLUMN=FORM, found \"{text}\"",
        var end and >= 0 when !TryForm(text[(end + 1)..], out _) =>
            $"expected one of {NameList.Shorten([.. DateForms.All.Names, .. DurationForms.Clocks.Names])} behind \"=\", found \"{text[(end + 1)..]}\"",
        _ => null,
    };

    private static CellForm FormOf(string name) => TryForm(name, out var form) ? form : throw new ArgumentException(name);

    private static bool TryForm(string name, [NotNullWhen(true)] out CellForm? form) =>
        DateForms.All.TryParse(name, out form) || DurationForms.Clocks.TryParse(name, out form);
}
