using System.CommandLine;
using System.CommandLine.Help;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary>All commands.</summary>
internal static class CommandTree
{
    public static RootCommand Create(Shell shell)
    {
        var root = new RootCommand("Trains, evaluates and runs neural networks on CSV. Without a command: the experiment of \"Building a Neural Net from Scratch in Go\" on built-in iris data.")
        {
            HelpName = "gophernet",
        };
        var verbosity = new VerbosityOptions();
        root.Subcommands.Add(TrainCommand.Create(shell, verbosity));
        root.Subcommands.Add(EvaluateCommand.Create(shell, verbosity));
        root.Subcommands.Add(PredictCommand.Create(shell, verbosity));
        root.Subcommands.Add(CrossValidateCommand.Create(shell, verbosity));
        root.Subcommands.Add(SplitCommand.Create(shell, verbosity));
        root.Subcommands.Add(InspectCommand.Create(shell, verbosity));
        ExperimentCommand.Configure(root, shell, verbosity);

        verbosity.AddTo(root);
        root.Options.OfType<HelpOption>()[0].Action = new HelpAction(
        [
            "gophernet train iris.csv --target species -o iris.safetensors",
            "gophernet predict iris.safetensors < new.csv > predictions.csv",
        ]);
        HelpAction.AddAllTo(root);
        return root;
    }
}
