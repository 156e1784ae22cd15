using System.Collections.Immutable;

namespace Gophernet;

/// <summary>
/// A fault in what the user gave: data, a model file, or a setting that does not fit them. It says where, what was found, what was expected, and what to do;
/// control characters in it are spelt out, long texts cut. Faults of the program itself are argument and operation exceptions instead.
/// </summary>
public class GophernetException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="place">Where the fault is.</param>
    /// <param name="message">What was expected and what was found, without the place.</param>
    /// <param name="hint">One sentence on what to do, or null where the message says all there is to say.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public GophernetException(Place? place, string message, string? hint = null, Exception? innerException = null)
        : base(Printable.Line(message), innerException)
    {
        Place = place;
        Hint = hint is null ? null : Printable.Line(hint);
    }

    /// <summary>Creates an error that has no place.</summary>
    /// <param name="message">What was expected and what was found.</param>
    /// <param name="hint">One sentence on what to do, or null.</param>
    public GophernetException(string message, string? hint = null)
        : this(null, message, hint)
    {
    }

    /// <summary>Where the fault is, or null where it has no place.</summary>
    public Place? Place { get; }

    /// <summary>One sentence on what to do, or null.</summary>
    public string? Hint { get; }

    /// <summary>The name of the column that the fault is in, or null; the message says it too.</summary>
    public string? Field { get; init; }

    /// <summary>
    /// Whether a setting is at fault, right by itself, that does not fit what the data or the model hold, such as weights of classes where numbers are
    /// predicted.
    /// </summary>
    public bool IsOfSettings { get; init; }

    /// <summary>The settings that the hint is about.</summary>
    public ImmutableArray<Setting> Settings { get; init; } = [];
}
