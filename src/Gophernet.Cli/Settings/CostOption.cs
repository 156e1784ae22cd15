using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Gophernet.Evaluation;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Settings;

/// <summary>What decisions cost: <c>no:yes=1,yes:no=5</c>, the class of the row in front of the one that is predicted.</summary>
internal static class CostOption
{
    private const string Expected = "ACTUAL:PREDICTED=N with N from 0, such as no:yes=1, and a name with a comma in quotes, such as '\"a, b\":yes=1'";

    public static Option<string[]> Create(string description) => ListOption.Create("--cost", description, "PAIR=N,…", QuotedPairs.Split, []);

    /// <summary>What was written; empty for nothing.</summary>
    /// <exception cref="UsageException">It is not written so.</exception>
    public static ImmutableArray<NamedCost> Read(ParseResult result, Option<string[]> option) =>
        [.. result.Texts(option).Select(Parse)];

    /// <summary>The costs of all decisions; null where nothing was written.</summary>
    /// <param name="costs">What was written.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="note">Told what was assumed.</param>
    /// <exception cref="UsageException">A class is named that there is not, or a pair twice, or there are no classes.</exception>
    public static CostMatrix? Resolve(ImmutableArray<NamedCost> costs, Target target, Action<string> note)
    {
        if (costs.IsEmpty)
        {
            return null;
        }

        if (target is not ClassTarget { Classes: var classes })
        {
            throw new UsageException(["--cost is for classes, and the target is something else"]);
        }

        var (matrix, named, faults) = (new CostMatrix(classes.Length), new HashSet<(int Actual, int Predicted)>(), new List<string>());
        foreach (var (pair, cost) in costs)
        {
            if (Find(pair, classes) is not var (actual, predicted))
            {
                faults.Add(FaultOf(pair, classes));
            }
            else if (!named.Add((actual, predicted)))
            {
                faults.Add($"--cost: found {pair} twice");
            }
            else
            {
                matrix.Set(actual, predicted, cost);
            }
        }

        if (faults.Count > 0)
        {
            throw new UsageException(faults);
        }

        if (named.Where(pair => pair.Actual != pair.Predicted).Length < classes.Length * (classes.Length - 1))
        {
            note("wrong decisions that --cost does not name cost 1");
        }

        return matrix;
    }

    private static NamedCost Parse(string text)
    {
        var equals = text.LastIndexOf('=');
        return equals > 0 && QuotedPairs.Unquote(text[..equals].Trim()) is var pair && pair.IndexOf(':', StringComparison.Ordinal) > 0
            && double.TryParse(text.AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var cost) && double.IsFinite(cost) && cost >= 0
            ? new NamedCost(pair, cost)
            : throw new UsageException([$"--cost: expected {Expected}, found \"{text}\""]);
    }

    /// <summary>The two classes of a pair: each may have a colon in its name.</summary>
    private static (int Actual, int Predicted)? Find(string pair, ImmutableArray<string> classes)
    {
        for (var colon = pair.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = pair.IndexOf(':', colon + 1))
        {
            var (actual, predicted) = (classes.IndexOf(pair[..colon]), classes.IndexOf(pair[(colon + 1)..]));
            if (actual >= 0 && predicted >= 0)
            {
                return (actual, predicted);
            }
        }

        return null;
    }

    private static string FaultOf(string pair, ImmutableArray<string> classes)
    {
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        var unknown = classes.Contains(pair[..colon]) ? pair[(colon + 1)..] : pair[..colon];
        return $"--cost: found no class \"{unknown}\" for {pair}"
            + (NearestName.Find(unknown, classes) is { } near ? $", did you mean {near}?" : $"; the classes are {NameList.Shorten(classes)}");
    }
}
