using System.IO.Hashing;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>A number that is the same for records that are copies of each other, as they stand in the input.</summary>
internal static class RecordHash
{
    /// <summary>The hash of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="target">A column that does not count: what is to be predicted; −1 for none.</param>
    /// <param name="group">Another one: what tells rows apart, and is no input; −1 for none.</param>
    public static ulong Of(CsvRecord record, int target, int group = -1)
    {
        if (target < 0 && group < 0)
        {
            return XxHash3.HashToUInt64(record.RawBytes);
        }

        var hash = 0UL;
        for (var i = 0; i < record.FieldCount; i++)
        {
            hash = i == target || i == group ? hash : RowHashes.Add(hash, XxHash3.HashToUInt64(record[i].Bytes));
        }

        return hash;
    }
}
