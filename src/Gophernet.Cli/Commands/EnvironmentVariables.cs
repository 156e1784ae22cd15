using System.Collections.Immutable;
using Gophernet.Cli.Settings;

namespace Gophernet.Cli.Commands;

/// <summary>
/// Every environment variable that is looked at, for help, but for those of schedulers, which are asked by --part auto alone (<see cref="SchedulerPart"/>);
/// a test holds the list to the source.
/// </summary>
internal static class EnvironmentVariables
{
    public static ImmutableArray<(string Name, string Meaning)> All { get; } =
    [
        ("GOPHERNET_ERRORS", "json: errors in JSON"),
        ("NO_COLOR", "any: no colours"),
        ("TERM", "dumb: no progress or colours"),
    ];
}
