using System.Collections.Immutable;
using Gophernet.Numerics;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Tuning;

/// <summary>
/// The options that a search tries beside those that its user gave, which stay. A trial changes about half of what is searched: most of a preset is good as it
/// is, and what is left as it is shows what a change is worth. Random search needs no grid (Bergstra and Bengio, "Random search for hyper-parameter
/// optimization", 2012).
/// </summary>
internal sealed class SearchSpace
{
    // An option that is drawn as it was, or has no effect beside others, changes nothing: then all are drawn again.
    private const int MaxDraws = 100;

    private static readonly string[] PresetNames = ["default", "fast", "plain"]; // best is default with more networks, classic is for classes alone

    private readonly DataSize _size;
    private readonly ulong _seed;
    private readonly ImmutableArray<OptionAssignment> _given;
    private readonly Preset[] _presets;
    private readonly SearchedOption[] _options;

    /// <summary>What can be searched beside what was given.</summary>
    /// <param name="size">The table's.</param>
    /// <param name="preset">The preset that the user's options start from.</param>
    /// <param name="isPresetGiven">Whether the user named it: then it stays.</param>
    /// <param name="given">The options that the user gave, which stay.</param>
    /// <param name="needsJudgedRows">Whether something needs rows that choose the epoch, so that presets which hold none back are out.</param>
    /// <exception cref="GophernetException">Nothing is left to search.</exception>
    public SearchSpace(
        DataSize size, Preset preset, bool isPresetGiven, ImmutableArray<OptionAssignment> given, bool needsJudgedRows)
    {
        ArgumentNullException.ThrowIfNull(preset);
        (_size, _given) = (size, given);
        Default = new Trial(0, preset, given, []);
        _seed = Default.OptionsFor(size).Seed;
        _presets = isPresetGiven ? [preset]
            : PresetNames.Select(name => Preset.Find(name)!).Where(other => other == preset || Fits(other, needsJudgedRows));
        _options = [.. All.Where(searched => !given.Any(assignment => assignment.Option == searched.Option))];
        if (Draw(1).IsDefault)
        {
            throw new GophernetException("nothing is left to search: each option that could be is given, or has no effect", "Leave some of them out.")
            {
                IsOfSettings = true,
            };
        }
    }

    /// <summary>
    /// Every option that is searched, in the order in which they are drawn. A new one is a line, the last: what stands before is drawn as it was.
    /// </summary>
    public static ImmutableArray<SearchedOption> All { get; } =
    [
        SearchedOption.Widths("hidden", depths: [1, 2, 3, 4], widths: [32, 64, 128, 256, 512]),
        SearchedOption.AroundNumber("learning-rate", 0.2, 5),
        SearchedOption.LogUniform("weight-decay", 0.001, 0.2),
        SearchedOption.Choice("dropout", "0", "0.05", "0.1", "0.2", "0.3", "0.4"),
        SearchedOption.AroundWhole("epochs", 0.33, 3),
        SearchedOption.Choice("numbers", "plain", "waves", "lines"),
    ];

    /// <summary>What the user's own options say: trial 0.</summary>
    public Trial Default { get; }

    /// <summary>What is searched, a line each.</summary>
    public IReadOnlyList<string> Lines =>
    [
        $"preset: {string.Join(", ", _presets.Select(preset => preset.Name))}",
        .. _options.Select(searched => $"{searched.Option.Name}: {searched.Description}"),
    ];

    /// <summary>The trial of a number: the same whoever draws it, and whatever was drawn before.</summary>
    /// <param name="number">Its number, from 1.</param>
    public Trial Draw(int number)
    {
        var random = new RandomSource(_seed, RandomPurpose.Tuning, (ulong)number);
        var trial = Default with { Number = number };
        for (var draws = 0; draws < MaxDraws && trial.IsDefault; draws++)
        {
            trial = DrawOnce(number, random);
        }

        return trial;
    }

    private Trial DrawOnce(int number, RandomSource random)
    {
        var preset = _presets[random.NextInt32(2) == 0 ? Array.IndexOf(_presets, Default.Preset) : random.NextInt32(_presets.Length)];
        var options = new Trial(number, preset, _given, []).OptionsFor(_size);
        var changes = new List<OptionAssignment>();
        foreach (var searched in _options)
        {
            var isDrawn = random.NextInt32(2) == 0;
            var assignment = searched.Draw(random, options); // in any case: what comes after does not depend on it
            if (isDrawn && assignment.ApplyTo(options) is var changed && searched.Option.TextOf(changed) != searched.Option.TextOf(options))
            {
                changes.Add(assignment);
            }
        }

        var trial = new Trial(number, preset, _given, [.. changes]);
        var setup = new TrainingSetup(trial.OptionsFor(_size), HasOwnValidation: false);
        trial = trial with { Changes = [.. changes.Where(assignment => assignment.Option.WhyUnused(setup) is null)] };
        return trial with { IsDefault = preset == Default.Preset && trial.Changes.IsEmpty };
    }

    /// <summary>Whether a preset leaves everything that was given its effect.</summary>
    private bool Fits(Preset preset, bool needsJudgedRows)
    {
        var setup = new TrainingSetup(new Trial(0, preset, _given, []).OptionsFor(_size), HasOwnValidation: false);
        return (setup.ChoosesEpoch || !needsJudgedRows) && _given.All(assignment => assignment.Option.WhyUnused(setup) is null);
    }
}
