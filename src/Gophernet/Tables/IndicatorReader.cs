using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>The class of a row as several columns, 1 in its own and 0 in the others.</summary>
internal sealed class IndicatorReader(ImmutableArray<string> names, ImmutableArray<int> columns) : TargetReader
{
    public override int Read(CsvRecord record)
    {
        var code = -1;
        for (var i = 0; i < columns.Length; i++)
        {
            var field = record[columns[i]];
            if (!NumberParser.TryParse(field.Bytes, out var value) || value is not (0 or 1))
            {
                throw new GophernetException(field.Place, $"column \"{names[i]}\": expected 0 or 1, found {Quoting.Field(field.Bytes)}",
                    "Several targets are the 0/1 columns of one class each; name a single column for a target of names.");
            }

            if (value == 1 && code >= 0)
            {
                throw new GophernetException(field.Place, $"column \"{names[i]}\": found a 1 beside that of \"{names[code]}\"",
                    "Every row belongs to one class: one of its targets is 1, the others 0.");
            }

            code = value == 1 ? i : code;
        }

        return code >= 0 ? code : throw new GophernetException(record[columns[0]].Place,
            $"expected a 1 in one of the columns {NameList.Shorten(names)}, found none",
            "Every row belongs to one class: one of its targets is 1, the others 0.");
    }
}
