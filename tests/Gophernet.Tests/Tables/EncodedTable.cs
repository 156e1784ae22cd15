using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Tests.Tables;

/// <summary>Encoded rows with an input of 0 or 1 for each category.</summary>
internal static class EncodedTable
{
    /// <summary>[rows, inputs], in the order of the features.</summary>
    public static Matrix Dense(Schema schema, Table table, int threads = 1)
    {
        var (numbers, codes) = (new PanelMatrix(0, 0), new CodeMatrix());
        FeatureEncoder.EncodeRows(schema, table, threads).Gather([.. Enumerable.Range(0, table.RowCount)], numbers, codes);
        var dense = new Matrix(table.RowCount, schema.InputCount);
        for (var row = 0; row < dense.Rows; row++)
        {
            var (input, number, code) = (0, 0, 0);
            foreach (var feature in schema.Features)
            {
                if (feature.IsCategory && codes.Column(code++)[row] is >= 0 and var category)
                {
                    dense[row, input + category] = 1;
                }

                for (var i = 0; i < feature.NumberCount; i++)
                {
                    dense[row, input + i] = numbers[row, number++];
                }

                input += feature.Width;
            }
        }

        return dense;
    }
}
