using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>An option that can tell values beforehand, for shells and for help.</summary>
internal interface IOffersValues
{
    /// <summary>Values, or beginnings of values.</summary>
    IReadOnlyList<string> Offered { get; }

    /// <summary>Whether something has to follow: it ends with an equals sign or a point. The scripts of shells know these too.</summary>
    static bool IsBeginning(string value) => value is [.., '=' or '.'];
}

/// <summary>An option with a few names as values, or among them.</summary>
/// <param name="name">Its name.</param>
/// <param name="offered">The names, or beginnings of values.</param>
/// <param name="aliases">Its other names.</param>
internal sealed class OfferingOption<T>(string name, IReadOnlyList<string> offered, params string[] aliases) : Option<T>(name, aliases), IOffersValues
{
    public IReadOnlyList<string> Offered { get; } = offered;
}
