using Gophernet.Models.Export.C;

namespace Gophernet.Models.Export;

/// <summary>The formats that a model is exported to: a line each.</summary>
internal static class ExportFormats
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IExportFormat> All { get; } = [new CFormat(), new JavaScriptFormat(), new OnnxFormat()];

    /// <summary>The format of a name; null for none.</summary>
    public static IExportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>The format of a file by the end of its name; null for none.</summary>
    public static IExportFormat? OfFile(string path) => All.FirstOrDefault(
        format => format.Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));
}
