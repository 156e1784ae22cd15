using Gophernet.Csv;
using Gophernet.Tables;

namespace Gophernet.Tests.Tables;

/// <summary>The table that a schema was found in is read with that schema as it was in training: every row, every value, without a fault.</summary>
internal static class TableReplay
{
    public static void Check(TrainingTable training, Func<CsvReader> open)
    {
        var reader = new TableBatches(training.Schema, open(), withTarget: true);
        var row = 0;
        while (reader.ReadBatch())
        {
            var (batch, rows) = (reader.Table, reader.Table.RowCount);
            Assert.True(row + rows <= training.Table.RowCount);
            for (var i = 0; i < training.Schema.Features.Length; i++)
            {
                Assert.Equal(training.Table.Feature(i).Slice(row, rows), batch.Feature(i));
            }

            for (var i = 0; i < training.Schema.Target.ValueCount; i++)
            {
                Assert.Equal(training.Table.Target(i).Slice(row, rows), batch.Target(i));
            }

            row += rows;
        }

        Assert.Equal(training.Table.RowCount, row);
        Assert.Equal(training.LeftOutCount, reader.LeftOutCount);
        Assert.All(EncodedTable.Dense(training.Schema, training.Table).Values.ToArray(), input => Assert.True(float.IsFinite(input)));
        Assert.All(FeatureEncoder.EncodeTargets(training.Schema, training.Table).Values.ToArray(), output => Assert.True(float.IsFinite(output)));
    }
}
