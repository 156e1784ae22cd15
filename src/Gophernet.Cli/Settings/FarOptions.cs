using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>What is done about rows that are far from those of training, for every command that reads rows for a model.</summary>
internal sealed class FarOptions
{
    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Stop at a new category, a number beyond those of training, or a cell missing where none was",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "JSON file for how the rows differ from those of training",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_strict);
        command.Options.Add(_report);
        command.Validators.Add(result =>
        {
            if (result.CheckedValue(_report) == "-")
            {
                result.AddError("--report: name a file, as standard output has the results");
            }
        });
    }

    public FarSettings Read(ParseResult result) => new(result.GetValue(_strict), result.GetValue(_report));
}
