using System.Text;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>CSV written in a test, and what the reader makes of it.</summary>
internal static class CsvText
{
    public const string Name = "test.csv";

    public static CsvReader Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    public static CsvReader Open(byte[] bytes) => new(new MemoryStream(bytes), Name);

    public static CsvReader OpenWithoutHeader(string text) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(text)), Name, CsvDialect.Default with { HasHeader = false });

    /// <summary>Every field of every record that is left.</summary>
    public static string[][] ReadAll(CsvReader reader)
    {
        var records = new List<string[]>();
        while (reader.MoveNext())
        {
            records.Add(Fields(reader.Current));
        }

        return [.. records];
    }

    public static string[] Fields(CsvRecord record)
    {
        var fields = new string[record.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = record[i].ToString();
        }

        return fields;
    }
}
