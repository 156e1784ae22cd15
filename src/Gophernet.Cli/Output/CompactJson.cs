using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Cli.Output;

/// <summary>Long lists within a document that is indented for people: a number a line would be of no use to them.</summary>
internal static class CompactJson
{
    private const int Digits = 6;

    /// <summary>Writes a value on one line.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="write">Writes it.</param>
    public static void WriteCompact(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var compact = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(compact);
        }

        json.WritePropertyName(name);
        json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
    }

    /// <summary>Writes points, or other short lists of measured numbers, in single precision: more digits would make a page large.</summary>
    public static void WritePoints(this Utf8JsonWriter json, string name, double[][] points) => json.WriteCompact(name, compact =>
    {
        compact.WriteStartArray();
        foreach (var point in points)
        {
            compact.WriteStartArray();
            foreach (var number in point)
            {
                WriteSingle(compact, number);
            }

            compact.WriteEndArray();
        }

        compact.WriteEndArray();
    });

    /// <summary>Writes numbers, null for those that are not finite.</summary>
    public static void WriteNumbers(this Utf8JsonWriter json, string name, double[] numbers) => json.WriteCompact(name, compact =>
    {
        compact.WriteStartArray();
        foreach (var number in numbers)
        {
            compact.WriteFinite(number);
        }

        compact.WriteEndArray();
    });

    /// <summary>Writes numbers of rows.</summary>
    public static void WriteCounts(this Utf8JsonWriter json, string name, int[] counts) =>
        json.WriteNumbers(name, Array.ConvertAll(counts, count => (double)count));

    /// <summary>A share of rows, with as many digits as anybody needs.</summary>
    public static double Share(double share) => Math.Round(share, Digits);

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
