using System.Text;
using Gophernet.Cli.Resources;

namespace Gophernet.Cli.Output;

/// <summary>
/// The page of <c>report</c>: one file of HTML that needs no network. It is a view of a JSON document, which stands in it, beside a script that draws it and
/// the model as JavaScript. Its parts are the files of <c>Resources/report</c>; <c>page.html</c> names each where it goes, as <c>{{style}}</c>.
/// </summary>
internal static class ReportPage
{
    private const string Document = "document";
    private const string Module = "module";

    /// <summary>Writes the page.</summary>
    /// <param name="output">Receives the page, in UTF-8; it is not closed.</param>
    /// <param name="document">What is shown, as JSON in UTF-8.</param>
    /// <param name="writeModule">Writes the model as a module of JavaScript, in which no text ends a script; null for a page without.</param>
    public static void Write(Stream output, ReadOnlySpan<byte> document, Action<Stream>? writeModule)
    {
        ArgumentNullException.ThrowIfNull(output);
        var page = Resource.Text("page").AsSpan();
        while (page.IndexOf("{{") is var start and >= 0)
        {
            var end = page.IndexOf("}}");
            WriteText(output, page[..start]);
            switch (page[(start + 2)..end].ToString())
            {
                case Document:
                    WriteDocument(output, document);
                    break;
                case Module:
                    if (writeModule is not null)
                    {
                        WriteText(output, "<script type=\"module\">\n");
                        writeModule(output);
                        WriteText(output, Resource.Text("handover") + "</script>");
                    }

                    break;
                case var part:
                    WriteText(output, Resource.Text(part).AsSpan().TrimEnd('\n'));
                    break;
            }

            page = page[(end + 2)..];
        }

        WriteText(output, page);
    }

    /// <summary>JSON in a script: a sign that may begin <c>&lt;/script&gt;</c> or <c>&lt;!--</c> stands only inside texts, where it can be escaped.</summary>
    private static void WriteDocument(Stream output, ReadOnlySpan<byte> document)
    {
        while (document.IndexOf((byte)'<') is var place and >= 0)
        {
            output.Write(document[..place]);
            output.Write("\\u003c"u8);
            document = document[(place + 1)..];
        }

        output.Write(document);
    }

    private static void WriteText(Stream output, ReadOnlySpan<char> text) => output.Write(Encoding.UTF8.GetBytes(text.ToString()));
}
