using System.Globalization;
using Gophernet.Numerics;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Tuning;

/// <summary>An option that is searched, and how its values are drawn.</summary>
/// <param name="name">The option's name in <see cref="OptionTable"/>.</param>
/// <param name="description">The values, for people and for what must stay the same in a search that is continued: <c>0.001 to 0.1, by ratio</c>.</param>
/// <param name="draw">Draws a value, given what the options are without it.</param>
internal sealed class SearchedOption(string name, string description, Func<RandomSource, TrainingOptions, string> draw)
{
    /// <summary>The option.</summary>
    public TrainingOption Option { get; } = Find(name);

    /// <summary>The values.</summary>
    public string Description => description;

    /// <summary>Draws a value.</summary>
    /// <param name="random">What is drawn from.</param>
    /// <param name="options">What the options are without it.</param>
    public OptionAssignment Draw(RandomSource random, TrainingOptions options) => new(Option, draw(random, options));

    /// <summary>One of a few values, each as likely.</summary>
    public static SearchedOption Choice(string name, params string[] values) =>
        new(name, string.Join(", ", values), (random, _) => values[random.NextInt32(values.Length)]);

    /// <summary>Layers of one width: depth and width each one of a few.</summary>
    public static SearchedOption Widths(string name, int[] depths, int[] widths) =>
        new(name, $"{string.Join(", ", depths)} layers of {string.Join(", ", widths)}", (random, _) =>
        {
            var (depth, width) = (depths[random.NextInt32(depths.Length)], widths[random.NextInt32(widths.Length)]);
            return string.Join(',', Sequences.Range(depth).Select(_ => width));
        });

    /// <summary>A number between two, every ratio as likely; of two digits.</summary>
    public static SearchedOption LogUniform(string name, double low, double high) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{low} to {high}, by ratio"), (random, _) => Short(Ratio(random, low, high)));

    /// <summary>A multiple of the number that is there, every ratio as likely; of two digits.</summary>
    public static SearchedOption AroundNumber(string name, double low, double high) => new(
        name, Times(low, high), (random, options) => Short(Ratio(random, low, high) * ((NumberOption)Find(name)).Get(options)));

    /// <summary>A multiple of the whole number that is there, every ratio as likely.</summary>
    public static SearchedOption AroundWhole(string name, double low, double high) => new(name, Times(low, high), (random, options) =>
        Math.Max(1, (long)Math.Round(Ratio(random, low, high) * ((WholeOption)Find(name)).Get(options))).ToString(CultureInfo.InvariantCulture));

    private static TrainingOption Find(string name) => OptionTable.All.FirstOrDefault(option => option.Name == name)
        ?? throw new ArgumentException($"There is no option \"{name}\".", nameof(name));

    private static string Times(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{low} to {high} times the default");

    private static double Ratio(RandomSource random, double low, double high) =>
        low * ScalarMath.Exp(random.NextSingle() * ScalarMath.Log(high / low));

    /// <summary>Two digits: more say nothing, and are long to paste.</summary>
    private static string Short(double value) =>
        decimal.Parse(value.ToString("E1", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
            .ToString("0.############################", CultureInfo.InvariantCulture);
}
