using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Cli.Output;

/// <summary>Lists of numbers in a JSON document.</summary>
internal static class NumberLists
{
    private const int Digits = 6;

    /// <summary>Writes points, or other short lists of measured numbers, in single precision: more digits would make a page large.</summary>
    public static void WritePoints(this Utf8JsonWriter json, string name, double[][] points)
    {
        json.WriteStartArray(name);
        foreach (var point in points)
        {
            json.WriteStartArray();
            foreach (var number in point)
            {
                WriteSingle(json, number);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes numbers, null for those that are not finite.</summary>
    public static void WriteNumbers(this Utf8JsonWriter json, string name, double[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteFinite(number);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes numbers of rows.</summary>
    public static void WriteCounts(this Utf8JsonWriter json, string name, int[] counts) =>
        json.WriteNumbers(name, Array.ConvertAll(counts, count => (double)count));

    /// <summary>A share of rows, with as many digits as anybody needs.</summary>
    public static double Share(double share) => Math.Round(share, Digits);

    /// <summary>Puts each list of numbers, or of such lists, on one line: a number a line would be of no use to people.</summary>
    /// <param name="document">JSON, indented.</param>
    /// <returns>The same values.</returns>
    public static ReadOnlySpan<byte> OnOneLine(ReadOnlySpan<byte> document)
    {
        var (written, length, isText) = (new byte[document.Length], 0, false);
        for (var i = 0; i < document.Length;)
        {
            var list = !isText && document[i] == '[' ? LengthOfNumbers(document[i..]) : 0;
            for (var end = i + list; i < end; i++)
            {
                if (document[i] is not ((byte)' ' or (byte)'\n'))
                {
                    written[length++] = document[i];
                }
            }

            if (list == 0)
            {
                var isEscape = isText && document[i] == '\\';
                isText ^= document[i] == '"';
                written[length++] = document[i++];
                if (isEscape)
                {
                    written[length++] = document[i++];
                }
            }
        }

        return written.AsSpan(0, length);
    }

    /// <summary>The bytes of a list that has numbers, nulls and such lists alone; 0 for another.</summary>
    private static int LengthOfNumbers(ReadOnlySpan<byte> json)
    {
        var depth = 0;
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case (byte)'[':
                    depth++;
                    break;
                case (byte)']' when --depth == 0:
                    return i + 1;
                case (byte)']' or (byte)',' or (byte)' ' or (byte)'\n' or (byte)'+' or (byte)'-' or (byte)'.' or (byte)'e' or (byte)'E'
                    or (byte)'n' or (byte)'u' or (byte)'l' or (>= (byte)'0' and <= (byte)'9'):
                    break;
                default:
                    return 0;
            }
        }

        return 0;
    }

    private static void WriteSingle(Utf8JsonWriter json, double number)
    {
        if (float.IsFinite((float)number))
        {
            json.WriteNumberValue((float)number);
        }
        else
        {
            json.WriteNumberValue(number);
        }
    }
}
