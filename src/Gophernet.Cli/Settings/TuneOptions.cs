using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>tune</c>, and how they become settings.</summary>
internal sealed class TuneOptions(VerbosityOptions verbosity)
{
    private const int DefaultFolds = 5;
    private const int MaxTrials = 1_000_000;

    private readonly RecipeOptions _recipe = new(timeMayBeLimit: true);
    private readonly Option<int?> _trials = NumberOption.Whole(
        "--trials", "End after so many trials; for any --threads the result is the same", 1, MaxTrials);

    private readonly Option<TimeSpan?> _maxTime = DurationOption.Create(
        "--max-time", "End after about this time, such as 5m or 2h, with the model; --time 5m says the same");

    private readonly Option<string?> _folder = new("--folder")
    {
        Description = "Folder that keeps what is done, to continue from, or to share among processes",
        HelpName = "FOLDER",
    };

    private readonly Option<int?> _folds = NumberOption.Whole(
        "--folds", "Parts of the rows: the last judges at the end, the others choose [default: 5]", 3, 1000, "-k");

    private readonly Option<string> _output = TrainOptions.ModelOutput("Model file to write [default: model.safetensors]");
    private readonly Option<bool> _json = new("--json") { Description = "A JSON object a line for each trial, and one at the end" };

    public void AddTo(Command command)
    {
        _recipe.AddTo(command);
        foreach (var option in new Option[] { _trials, _maxTime, _folder, _folds, _output, _json })
        {
            command.Options.Add(option);
        }

        _recipe.AddDetailsTo(command);
        command.Validators.Add(result =>
        {
            if (result.CheckedValue(_output) == "-")
            {
                result.AddError("--output - and the report are both for standard output: name a file for the model");
            }
        });
    }

    /// <exception cref="UsageException">Nothing says when to end, or some options have no effect.</exception>
    public TuneSettings Read(ParseResult result)
    {
        var limit = _recipe.TimeLimit(result);
        if (limit is not null && result.GetValue(_maxTime) is not null)
        {
            throw new UsageException(["--max-time and --time both say when to end: give one of them"]);
        }

        limit ??= result.GetValue(_maxTime);
        if (limit is null && result.GetValue(_trials) is null)
        {
            throw new UsageException(["nothing says when to end: give --trials N, --max-time TIME, or both"]);
        }

        Option[] limits = _recipe.TimeLimit(result) is null ? [_trials, _maxTime] : [_trials, _recipe.Time];
        var given = GivenOptions.Of(result, [.. limits, _folder, _folds, _output, _json, _recipe.Threads]);
        return new TuneSettings(
            _recipe.Read(result),
            given.Any(option => option.Name == "preset"),
            result.GetValue(_trials),
            limit,
            result.GetValue(_folds) ?? DefaultFolds,
            result.GetValue(_folder),
            result.GetValue(_output)!,
            result.GetValue(_json),
            verbosity.Read(result),
            given);
    }
}
