namespace Gophernet.Csv;

/// <summary>Is told, once, what was assumed of an input, as soon as it is found.</summary>
/// <param name="text">What was assumed, and why.</param>
/// <param name="setting">The setting that says otherwise.</param>
internal delegate void ReadingNote(string text, Setting setting);
