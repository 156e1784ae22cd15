using System.Buffers;
using System.Text;

namespace Gophernet.Csv;

/// <summary>Finds the fields of a line of JSON Lines: the values of an object by their names, nothing for a name that the object has not.</summary>
internal static class JsonRecord
{
    /// <summary>Finds the fields.</summary>
    /// <param name="bytes">The buffer, to the end of the line.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="names">The columns; other names are passed over.</param>
    /// <param name="fields">Receives a field for each column.</param>
    /// <returns>The number of fields; 1, which is empty, for a line without a character.</returns>
    /// <exception cref="CsvFault">The line is no flat object, or has a name twice.</exception>
    public static int Find(ReadOnlySpan<byte> bytes, int start, JsonNames names, ref FieldBounds[] fields)
    {
        var count = Math.Max(names.Count, 1);
        if (fields.Length < count)
        {
            fields = new FieldBounds[count];
        }

        fields.AsSpan(0, count).Fill(new FieldBounds { Start = start, End = start, Kind = FieldKind.Bare });
        if (start == bytes.Length)
        {
            return 1;
        }

        var members = new JsonMembers(bytes, start);
        for (var index = -1; members.MoveNext();)
        {
            var found = Find(bytes, members.Name, names, index + 1);
            if (found < 0 || found >= count)
            {
                continue;
            }

            index = found;
            if (fields[index].Start > start)
            {
                throw CsvFault.NameTwice(members.Name.Start, names[index]);
            }

            fields[index] = members.Value;
            names.See(index);
        }

        return count;
    }

    /// <summary>Makes the names of the first object columns.</summary>
    /// <param name="bytes">The buffer, to the end of the line.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="names">Receives them.</param>
    /// <param name="fields">Receives where they lie.</param>
    /// <returns>The number of names; where faults are kept, of those before one.</returns>
    /// <exception cref="CsvFault">The line is no flat object, or has no names.</exception>
    public static int FindNames(ReadOnlySpan<byte> bytes, int start, JsonNames names, ref FieldBounds[] fields)
    {
        try
        {
            AddNames(bytes, start, names, ref fields);
        }
        catch (CsvFault) when (names.KeepsFaults)
        {
            // Who reads the values will find it.
        }

        return names.Count > 0 || names.KeepsFaults ? names.Count : throw CsvFault.NoNames(start);
    }

    private static void AddNames(ReadOnlySpan<byte> bytes, int start, JsonNames names, ref FieldBounds[] fields)
    {
        for (var members = new JsonMembers(bytes, start); members.MoveNext();)
        {
            var content = Content(bytes, members.Name);
            if (names.Find(content, 0) >= 0)
            {
                throw CsvFault.NameTwice(members.Name.Start, content);
            }

            if (names.Count == fields.Length)
            {
                Array.Resize(ref fields, 2 * fields.Length);
            }

            fields[names.Count] = members.Name;
            names.Add(content);
        }
    }

    /// <summary>Adds the names of all lines, in their order, up to the first fault: who reads the lines will find it.</summary>
    /// <param name="lines">Whole lines.</param>
    /// <param name="names">The columns.</param>
    public static void AddAllNames(ReadOnlySpan<byte> lines, JsonNames names)
    {
        try
        {
            while (!lines.IsEmpty)
            {
                var end = lines.IndexOf((byte)'\n');
                end = end < 0 ? lines.Length : end;
                AddNames(lines[..end].TrimEnd(" \t\r"u8), 0, names);
                lines = lines[Math.Min(end + 1, lines.Length)..];
            }
        }
        catch (CsvFault)
        {
        }
    }

    private static void AddNames(ReadOnlySpan<byte> bytes, int start, JsonNames names)
    {
        if (start == bytes.Length)
        {
            return;
        }

        var members = new JsonMembers(bytes, start);
        for (var index = -1; members.MoveNext();)
        {
            index = Find(bytes, members.Name, names, index + 1);
            if (index < 0)
            {
                index = names.Count;
                names.Add(Content(bytes, members.Name));
            }
        }
    }

    private static int Find(ReadOnlySpan<byte> bytes, FieldBounds name, JsonNames names, int guess)
    {
        var found = name.Kind == FieldKind.Quoted ? names.Find(bytes[(name.Start + 1)..(name.End - 1)], guess) : -1;
        return found >= 0 ? found : names.Find(Content(bytes, name), guess); // as it is in most lines, or not
    }

    /// <summary>A name without its escapes and the white space round it, as names in a header.</summary>
    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> bytes, FieldBounds name)
    {
        var content = bytes[(name.Start + 1)..(name.End - 1)];
        if (name.Kind == FieldKind.JsonEscaped)
        {
            var unescaped = new byte[content.Length];
            content = unescaped.AsSpan(0, JsonEscape.Unescape(content, unescaped));
        }

        while (Rune.DecodeFromUtf8(content, out var first, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(first))
        {
            content = content[length..];
        }

        while (Rune.DecodeLastFromUtf8(content, out var last, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(last))
        {
            content = content[..^length];
        }

        return content;
    }
}
