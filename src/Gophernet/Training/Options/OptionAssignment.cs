namespace Gophernet.Training.Options;

/// <summary>An option and the value that it was given.</summary>
/// <param name="option">The option.</param>
/// <param name="text">The value as it was written, which the option takes.</param>
internal sealed class OptionAssignment(TrainingOption option, string text)
{
    /// <summary>The option.</summary>
    public TrainingOption Option => option;

    /// <summary>The value as it was written.</summary>
    public string Text => text;

    /// <summary>The options with the value.</summary>
    public TrainingOptions ApplyTo(TrainingOptions options) =>
        option.With(options, text) ?? throw new InvalidOperationException($"{option.Name}: expected {option.Expected}, found \"{text}\".");
}
