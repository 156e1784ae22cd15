namespace Gophernet;

/// <summary>A setting that bears on an error or a note: programs say how their users change it.</summary>
/// <param name="Name">Its name in kebab-case: <c>class-weight</c>.</param>
/// <param name="Value">The value that would help; null where that is for the user to say.</param>
public readonly record struct Setting(string Name, string? Value = null);
