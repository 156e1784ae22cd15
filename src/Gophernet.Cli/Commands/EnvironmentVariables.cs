using System.Collections.Immutable;

namespace Gophernet.Cli.Commands;

/// <summary>Every environment variable that is looked at, for help; a test holds the list to the source.</summary>
internal static class EnvironmentVariables
{
    public static ImmutableArray<(string Name, string Meaning)> All { get; } =
    [
        ("GOPHERNET_ERRORS", "json: errors in JSON"),
        ("NO_COLOR", "any: no colours"),
        ("TERM", "dumb: no progress or colours"),
    ];
}
