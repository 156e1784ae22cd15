namespace Gophernet;

/// <summary>Training went beyond what numbers can hold, again and again, with smaller steps too.</summary>
/// <param name="message">Where it did.</param>
/// <param name="hint">One sentence on what to do.</param>
public sealed class DivergenceException(string message, string hint) : GophernetException(message, hint);
