using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>Options with several values between commas.</summary>
internal static class ListOption
{
    /// <summary>Names of columns, written as a line of CSV: a name with a comma in it stands in quotes. The option may be repeated.</summary>
    public static Option<string[]> Columns(string name, string description, params string[] aliases) => Texts(name, description, "COLUMN,…", aliases);

    /// <summary>Texts, written as a line of CSV. The option may be repeated.</summary>
    public static Option<string[]> Texts(string name, string description, string helpName = "TEXT,…", params string[] aliases)
    {
        return new Option<string[]>(name, aliases)
        {
            Description = description,
            HelpName = helpName,
            AllowMultipleArgumentsPerToken = false,
            CustomParser = result =>
            {
                try
                {
                    return [.. result.Tokens.SelectMany(token => Split(token.Value, name))];
                }
                catch (GophernetException e)
                {
                    result.AddError($"{name}: {e.Message}");
                    return [];
                }
            },
        };
    }

    /// <summary>Widths of layers: <c>64,32</c>, or <c>none</c>.</summary>
    public static Option<ImmutableArray<int>?> Widths(string name, string description)
    {
        const int Widest = 65_536;
        return new Option<ImmutableArray<int>?>(name)
        {
            Description = description,
            HelpName = "N,…",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (text == "none")
                {
                    return ImmutableArray<int>.Empty;
                }

                var widths = text.Split(',').Select(part =>
                    int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width <= Widest ? width : 0).ToImmutableArray();
                if (widths.Contains(0))
                {
                    result.AddError($"{name}: expected whole numbers from 1 to {Widest} with commas between them, or none, found \"{text}\"");
                }

                return widths;
            },
        };
    }

    /// <summary>Numbers from 0 with a name each, <c>NAME=N,NAME=N</c>; null for anything else.</summary>
    public static ImmutableArray<(string Name, float Value)>? NamedNumbers(string text)
    {
        var named = ImmutableArray.CreateBuilder<(string Name, float Value)>();
        foreach (var part in text.Split(','))
        {
            var equals = part.LastIndexOf('=');
            if (equals < 1 || !float.TryParse(part.AsSpan(equals + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                || !float.IsFinite(value) || named.Any(other => other.Name == part[..equals]))
            {
                return null;
            }

            named.Add((part[..equals], value));
        }

        return named.ToImmutable();
    }

    private static List<string> Split(string text, string name)
    {
        var reader = new CsvReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), name);
        var names = new List<string>();
        if (reader.MoveNext())
        {
            for (var i = 0; i < reader.Current.FieldCount; i++)
            {
                names.Add(reader.Current[i].ToString().Trim());
            }
        }

        return names.Count > 0 ? names : throw new GophernetException("expected the name of a column, found nothing");
    }
}
