using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Cli.Settings;

/// <summary>The options that change what a preset says, made from <see cref="OptionTable"/>.</summary>
internal sealed class TrainingAdjustments
{
    private readonly TrainingOption[] _options = OptionTable.All.Where(option => option.Name is not null && option != OptionTable.Validation);
    private readonly Option[] _arguments; // one for each of the options

    public TrainingAdjustments() => _arguments = _options.Select(Create);

    /// <summary>The option with what the rows of each class count.</summary>
    public Option ClassWeights => Of(option => option == OptionTable.ClassWeights)[0];

    /// <summary>Adds the options that many will use.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in Of(option => option.Group == OptionGroup.Usual))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds those of networks and steps, as details.</summary>
    public void AddDetailsTo(Command command) => SharedOptions.AddDetails(command, Of(option => option.Group == OptionGroup.Detail));

    /// <summary>Refuses options that say what a model to continue says already.</summary>
    public void RefuseShape(UnusedOptions unused) => unused.Refuse(
        "has no effect with --from: the model says it", Of(option => option.IsShape));

    /// <summary>What was written, in the order of the table.</summary>
    public ImmutableArray<OptionAssignment> Read(ParseResult result)
    {
        var assignments = ImmutableArray.CreateBuilder<OptionAssignment>();
        for (var i = 0; i < _options.Length; i++)
        {
            var text = _arguments[i] is Option<string> withText ? result.GetValue(withText)
                : result.GetValue((Option<bool>)_arguments[i]) ? SwitchOption.On : null;
            if (text is not null)
            {
                assignments.Add(new OptionAssignment(_options[i], text));
            }
        }

        return assignments.ToImmutable();
    }

    private Option[] Of(Func<TrainingOption, bool> isOne) => _arguments.Where((_, i) => isOne(_options[i]));

    private static Option Create(TrainingOption option)
    {
        var name = "--" + option.Name;
        return option is SwitchOption { IsFlag: true } ? new Option<bool>(name) { Description = option.Description }
            : new OfferingOption<string>(name, option.Offered)
        {
            Description = option.Description,
            HelpName = option.HelpName,
            CustomParser = result => Parse(result, name, option),
        };
    }

    private static string Parse(ArgumentResult result, string name, TrainingOption option)
    {
        var text = result.Tokens[0].Value;
        if (option.With(Preset.Plain, text) is null)
        {
            result.AddError($"{name}: expected {option.Expected}, found \"{text}\"");
        }

        return text;
    }
}
