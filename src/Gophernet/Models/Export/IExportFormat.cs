namespace Gophernet.Models.Export;

/// <summary>
/// A form in which a model, with the preparation of its raw columns, runs in other people's programs. A new one is a file and a line in
/// <see cref="ExportFormats"/>.
/// </summary>
internal interface IExportFormat
{
    /// <summary>Its name on the command line: <c>js</c>.</summary>
    string Name { get; }

    /// <summary>How the names of its files end, with the point; the first is the usual one.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether it is text, which a terminal can show.</summary>
    bool IsText { get; }

    /// <summary>Whether it has a use for the name of <see cref="ExportOptions"/>.</summary>
    bool TakesName => false;

    /// <summary>Whether it has a use for the weights of <see cref="ExportOptions"/>.</summary>
    bool TakesWeights => false;

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="output">Receives the bytes; it is not closed.</param>
    /// <returns>What can be told of it.</returns>
    /// <exception cref="GophernetException">The model has something that the format cannot do: it is named, and nothing was written.</exception>
    ExportFacts Write(Model model, ExportOptions options, Stream output);
}
