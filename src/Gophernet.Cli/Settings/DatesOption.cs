using System.CommandLine;
using Gophernet.Tables.Inference;

namespace Gophernet.Cli.Settings;

/// <summary>How dates are written, where no row tells.</summary>
internal static class DatesOption
{
    public static Option<string[]> Create() => ListOption.Texts("--dates",
        $"What comes first in dates where no row tells: {string.Join(", ", DateChoice.Orders)}; or COLUMN=FORM, such as when=epoch",
        "FORM,…", DateChoice.Orders);

    /// <summary>Adds it, hidden or not, with the check of its values.</summary>
    public static void AddTo(Command command, Option<string[]> dates)
    {
        dates.Validators.Add(result =>
        {
            foreach (var text in result.CheckedValue(dates) ?? [])
            {
                if (DateChoice.Fault(text) is { } fault)
                {
                    result.AddError($"--dates: {fault}");
                }
            }
        });
        command.Options.Add(dates);
    }
}
