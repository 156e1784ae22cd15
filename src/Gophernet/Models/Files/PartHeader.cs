using System.Collections.Immutable;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>What a part of the work of several processes is a part of.</summary>
/// <param name="command">The command that wrote it.</param>
/// <param name="share">Which part it is.</param>
/// <param name="table">A hash of the whole table, as in <see cref="Tables.TableProfile.Hash"/>.</param>
/// <param name="fingerprint">A hash of all that the result depends on, but for what only options say.</param>
/// <param name="options">The options that were given, each with its values.</param>
internal sealed class PartHeader(
    string command, WorkShare share, string table, string fingerprint, ImmutableArray<(string Name, ImmutableArray<string> Values)> options)
{
    /// <summary>That of nothing.</summary>
    public static PartHeader None { get; } = new("", new WorkShare(1, 1), "", "", []);

    /// <summary>The command that wrote the part.</summary>
    public string Command => command;

    /// <summary>Which part it is.</summary>
    public WorkShare Share => share;

    /// <summary>A hash of the whole table.</summary>
    public string Table => table;

    /// <summary>A hash of all that the result depends on.</summary>
    public string Fingerprint => fingerprint;

    /// <summary>The options that were given.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Values)> Options => options;

    /// <summary>The name of the file in messages.</summary>
    public string Source { get; init; } = "";

    private string Name => share.ToString();

    private Place Place => new(Source);

    /// <summary>Refuses parts that do not make up a whole, by the name of a file.</summary>
    /// <param name="parts">The parts, at least one, in the order in which they were named.</param>
    /// <exception cref="GophernetException">They are of different commands, tables, options or numbers of parts; one is missing, or there twice.</exception>
    public static void RequireWhole(PartHeader[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var first = parts[0];
        foreach (var part in parts)
        {
            RequireAlike(first, part);
        }

        var found = new PartHeader?[first.Share.Count];
        foreach (var part in parts)
        {
            ref var place = ref found[part.Share.Number - 1];
            place = place is null ? part : throw new GophernetException(
                part.Place, $"part {part.Name} is there twice: {place.Source} is it too", "Name each part once.");
        }

        var missing = Sequences.Range(found.Length).Where(i => found[i] is null);
        if (missing.Length > 0)
        {
            var names = missing.Select(i => new WorkShare(i + 1, found.Length).ToString());
            throw new GophernetException(
                $"{NameList.Count(missing.Length, "part")} {(missing.Length == 1 ? "is" : "are")} missing: {NameList.Shorten(names)}",
                "Name all parts; one that is not there yet is made by the same line with its number.")
            {
                Settings = [new("part", names[0])],
            };
        }
    }

    private static void RequireAlike(PartHeader first, PartHeader part)
    {
        var option = OtherOption(first, part);
        var other = Differ(first.Command, part.Command) ? "a part of " + part.Command + "; of " + first.Command + " is "
            : first.Share.Count != part.Share.Count ? "part " + part.Name + "; part " + first.Name + " is "
            : Differ(first.Table, part.Table) ? "a part of another table than "
            : option is not null ? "a part made with other options than "
            : Differ(first.Fingerprint, part.Fingerprint) ? "a part made with other options, other memory, or other files beside the table, than "
            : null;
        if (other is not null)
        {
            throw new GophernetException(part.Place, other + first.Source, "Give the parts of one run: the same line for all, but for the number.")
            {
                Settings = option is null ? [] : [new(option)],
            };
        }
    }

    /// <summary>The first option that one has and the other has not, or with other values; null for none.</summary>
    private static string? OtherOption(PartHeader first, PartHeader part)
    {
        var count = Math.Max(first.Options.Length, part.Options.Length);
        for (var i = 0; i < count; i++)
        {
            var (one, other) = (i < first.Options.Length ? first.Options[i] : default, i < part.Options.Length ? part.Options[i] : default);
            if (one.Name is null || other.Name is null || one.Name != other.Name)
            {
                // Both stand in the order of the command's options: the one that the other list lacks is other.
                return one.Name is not null && !part.Options.Any(option => option.Name == one.Name) ? one.Name : other.Name ?? one.Name;
            }

            if (!one.Values.AsSpan().SequenceEqual(other.Values.AsSpan()))
            {
                return one.Name;
            }
        }

        return null;
    }

    private static bool Differ(string one, string other) => !string.Equals(one, other, StringComparison.Ordinal);
}
