using System.Text.Json;
using Gophernet.Training;

namespace Gophernet.Cli.Output;

/// <summary>What a process that has done a part of the work says.</summary>
internal static class PartReport
{
    /// <summary>Says what is done; nothing where all is.</summary>
    /// <param name="share">Which part; null for the whole.</param>
    /// <param name="pieces">The pieces of the whole.</param>
    /// <param name="name">What a piece is.</param>
    /// <param name="messages">Receives it.</param>
    public static void WriteShare(WorkShare? share, int pieces, string name, Messages messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (share is not null)
        {
            var count = share.Of(pieces).Count;
            messages.Say("part " + share + ": " + NameList.Count(count, name) + (count == 0 ? ", as there are fewer than parts" : ""));
        }
    }

    /// <param name="json">Receives it.</param>
    /// <param name="file">The file of the part; null where it went to standard output.</param>
    /// <param name="share">Which part it is.</param>
    /// <param name="pieces">What the work consists of, in the plural.</param>
    /// <param name="count">How many of them the part has.</param>
    /// <param name="remarks">What was said beside.</param>
    public static void Write(Utf8JsonWriter json, string? file, WorkShare share, string pieces, int count, Remarks remarks)
    {
        json.WriteStartObject();
        if (file is not null)
        {
            json.WriteString("file", file);
        }

        json.WriteNumber("part", share.Number);
        json.WriteNumber("part_count", share.Count);
        json.WriteNumber(pieces, count);
        remarks.WriteJson(json);
        json.WriteEndObject();
    }
}
