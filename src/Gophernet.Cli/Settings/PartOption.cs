using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>The option <c>--part</c>: which part of the work a process does, and the names of its files.</summary>
internal static class PartOption
{
    /// <summary>What the number of the part takes the place of in names of files: processes share one command line.</summary>
    public const string Mark = "{part}";

    /// <summary>The file of a part where none is named.</summary>
    public const string DefaultName = "part-" + Mark;

    private const string Name = "--part";

    public static Option<PartRequest?> Create(string work) => new OfferingOption<PartRequest?>(Name, PartRequest.Offered)
    {
        Description = $"Do one of N parts of the work, I from 1 to N, for merge: {work}; auto takes I and N from the scheduler",
        HelpName = "I/N",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var request = PartRequest.Parse(text);
            if (request is null)
            {
                result.AddError(Name + ": expected I/N, such as 2/8, I from 1 to N, N up to 10000, or auto, or auto/N, found \"" + text + "\"");
            }

            return request;
        },
    };

    /// <summary>Refuses what only the whole work has, and what only a part has.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="part">The option.</param>
    /// <param name="output">Names the file of a part.</param>
    /// <param name="predictions">Names the file of predictions of the whole.</param>
    /// <param name="json">Whether standard output is for JSON.</param>
    public static void Check(CommandResult result, Option<PartRequest?> part, Option<string?> output, Option<string?> predictions, Option<bool> json)
    {
        var (isPart, file) = (result.GetResult(part) is { Implicit: false }, result.CheckedValue(output));
        if (isPart && result.CheckedValue(predictions) is not null)
        {
            result.AddError("--part and --predictions: merge writes the predictions of all parts");
        }

        if (!isPart && file is not null)
        {
            result.AddError("--output has no effect without --part; --predictions names a file of predictions");
        }

        if (isPart && file == "-" && result.CheckedValue(json))
        {
            result.AddError("--json and --output - both write to standard output: name a file for the part");
        }
    }

    /// <summary>The part that is meant; null for the whole work.</summary>
    /// <param name="request">What was asked for; null for nothing.</param>
    /// <param name="variable">A variable of the environment; null where it is not set.</param>
    /// <exception cref="UsageException">No scheduler says which, or several contradict each other.</exception>
    public static WorkShare? ShareOf(PartRequest? request, Func<string, string?> variable) => request switch
    {
        null => null,
        { Number: { } number, Count: { } count } => new WorkShare(number, count),
        _ => SchedulerPart.Find(request.Count, variable),
    };

    /// <summary>The name of a file of a part.</summary>
    /// <param name="name">The name, in which <see cref="Mark"/> may stand; null for no file.</param>
    /// <param name="share">The part; null for the whole work, of which a name is what it says.</param>
    public static string? NameOf(string? name, WorkShare? share) =>
        share is null ? name : name?.Replace(Mark, share.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
