using Gophernet.Models.Export.JavaScript;

namespace Gophernet.Models.Export;

/// <summary>A module of JavaScript that needs nothing beside it: for Node, browsers and pages.</summary>
internal sealed class JavaScriptFormat : IExportFormat
{
    /// <inheritdoc/>
    public string Name => "js";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".mjs", ".js"];

    /// <inheritdoc/>
    public bool IsText => true;

    /// <inheritdoc/>
    public ExportFacts Write(Model model, ExportOptions options, Stream output)
    {
        JavaScriptModule.Write(model, output);
        return ExportFacts.Of(model);
    }
}
