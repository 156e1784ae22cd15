using Gophernet.Models.Export;

namespace Gophernet.Cli.Resources;

/// <summary>Files that are part of the program.</summary>
internal static class Resource
{
    private static readonly Lazy<Dictionary<string, string>> Texts = new(() => PackedTexts.Read(ResourceTexts.Packed));

    /// <summary>The text of a file, by the name that the project gives it: <c>skill.md</c>, or <c>page</c> of the page of <c>report</c>.</summary>
    public static string Text(string name) => Texts.Value[name];
}
