using System.Globalization;
using System.Text;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>What a reader makes of an input, in the form of <see cref="PlainCsv"/>: a character a byte.</summary>
internal static class CsvOutcome
{
    /// <summary>Every record that is left, up to the first fault that ends reading.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="withWords">Whether faults have their messages too.</param>
    public static List<string> Of(CsvReader reader, bool withWords = false) => Of(() => reader.MoveNext() ? reader : null, withWords);

    /// <summary>The same, read in blocks after the first record.</summary>
    /// <param name="first">The reader of the input, at its start.</param>
    /// <param name="size">The size of the blocks.</param>
    /// <param name="fromCurrent">Whether the first record is in the blocks too.</param>
    /// <param name="withWords">Whether faults have their messages too.</param>
    public static List<string> OfBlocks(CsvReader first, int size, bool fromCurrent, bool withWords = false)
    {
        (CsvBlocks Blocks, CsvBlock Block, CsvReader Records)? open = null;
        return Of(
            () =>
            {
                if (open is not { } input)
                {
                    if (!first.MoveNext())
                    {
                        return null;
                    }

                    var blocks = new CsvBlocks(first, fromCurrent, size);
                    open = input = (blocks, new CsvBlock(), blocks.CreateReader());
                    if (!fromCurrent)
                    {
                        return first;
                    }
                }

                while (!input.Records.MoveNext())
                {
                    if (!input.Blocks.Take(input.Block))
                    {
                        return null;
                    }

                    input.Records.Open(input.Block);
                }

                return input.Records;
            },
            withWords);
    }

    /// <summary>What a function moves to, one record after the other, until it returns null.</summary>
    private static List<string> Of(Func<CsvReader?> moveNext, bool withWords)
    {
        var outcome = new List<string>();
        try
        {
            while (moveNext() is { } reader)
            {
                outcome.Add(Record(reader, withWords));
            }
        }
        catch (GophernetException e)
        {
            outcome.Add(Fault(e, withWords));
        }

        return outcome;
    }

    private static string Record(CsvReader reader, bool withWords)
    {
        var record = reader.Current;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{record.Line}: ");
        for (var i = 0; i < record.FieldCount; i++)
        {
            text.Append('[').Append(Encoding.Latin1.GetString(record[i].Bytes)).Append(']');
        }

        return text.Append(reader.RecordFault is { } fault ? Fault(fault, withWords) : "").ToString();
    }

    private static string Fault(GophernetException fault, bool withWords)
    {
        var place = fault.Place is { } found ? string.Create(CultureInfo.InvariantCulture, $"{found.Line}:{found.Column}") : "";
        return $"fault {place}{(withWords ? $" {fault.Message} {fault.Hint}" : "")}";
    }
}
